package org.rollcall.location;

import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.equipment.TrackerId;
import org.rollcall.journal.Actor;
import org.rollcall.participant.ParticipantId;
import org.rollcall.staff.Purpose;
import org.rollcall.track.zone.Zone;

/** The door to the zones of each person. A change judges only fixes from then on; earlier versions are kept. */
public interface Zones {
    /**
     * What an officer enters.
     *
     * @param name 1 to 100 characters, shown to the participant
     * @param geoJson a Polygon, MultiPolygon, or a Feature with a Point and a radius, or a LineString and a width
     * @param schedule as {@link ZoneSchedule} reads it; empty means always
     * @param timeZone by which the schedule runs
     * @param grace how much it takes at its edge
     * @param aroundAddress whether it is a circle around the address that is kept of the person
     * @param template of which it is made, for the journal; null for none
     */
    record NewZone(
            String name,
            Zone.Kind kind,
            String geoJson,
            String schedule,
            java.time.ZoneId timeZone,
            ZoneGrace grace,
            boolean aroundAddress,
            @Nullable ZoneTemplateId template) {
        /** With the usual grace, around no address, of no template. */
        public NewZone(String name, Zone.Kind kind, String geoJson, String schedule, java.time.ZoneId timeZone) {
            this(name, kind, geoJson, schedule, timeZone, ZoneGrace.USUAL, false, null);
        }
    }

    /**
     * What the evaluation found about a zone.
     *
     * @param zoneName of the version that was judged by
     * @param removedSince whether the zone was removed later
     * @param happened in the tracker's time
     * @param evidence the fixes believed and those not believed and why, JSON
     */
    record Crossed(
            UUID id,
            ZoneId zone,
            String zoneName,
            boolean removedSince,
            TrackerId tracker,
            ParticipantId participant,
            String kind,
            Instant happened,
            Instant found,
            String evidence) {
        /** The zone's name for staff, who find no such zone any more where it was removed since. */
        public String zoneWords() {
            return removedSince ? zoneName + " (removed since)" : zoneName;
        }
    }

    /**
     * Draws a zone for a person.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong with what was entered
     * @throws IllegalStateException if it is to be around their address, and none is kept
     */
    ParticipantZone draw(Actor by, ParticipantId participant, NewZone entered);

    /**
     * Changes a zone. One around an address stays that address's while its area is the same.
     *
     * @throws org.rollcall.participant.ChangedMeanwhile if {@code version} is not the current one
     * @throws java.util.NoSuchElementException if there is no such zone
     */
    ParticipantZone change(Actor by, ZoneId zone, int version, NewZone entered);

    /** Removes a zone: it judges no fix from now on. Throws as {@link #change} does. */
    void remove(Actor by, ZoneId zone, int version);

    /**
     * Lets a person see where an exclusion zone of theirs lies, or no longer. It holds for this version alone: a zone that
     * is changed is kept back again.
     *
     * @throws IllegalArgumentException for an inclusion zone, which is always shown
     * @throws org.rollcall.participant.ChangedMeanwhile if {@code version} is not the current one
     * @throws java.util.NoSuchElementException if there is no such zone
     */
    void show(Actor by, ZoneId zone, int version, boolean shown);

    /**
     * The zones of a person now, for staff; the read is journalled.
     *
     * @throws org.springframework.security.access.AccessDeniedException if a participant asks: see {@link #own}
     */
    List<ParticipantZone> of(Actor by, Purpose purpose, ParticipantId participant);

    /** Every version of a person's own zones as they may see them, by name, the latest first; the read is journalled. */
    List<OwnZone> own(ParticipantId participant);

    Optional<ParticipantZone> find(ZoneId zone);

    /** A zone of this person. @throws NoSuchElementException if they have no such zone */
    default ParticipantZone find(ParticipantId participant, ZoneId zone) {
        return find(zone)
                .filter(found -> found.participant().equals(participant))
                .orElseThrow(() -> new NoSuchElementException("This person has no such zone."));
    }

    /**
     * What was found about this person's zones, latest first; the read is journalled. To the participant the evidence says
     * nothing of how far the edge was, which would tell where it lies.
     */
    List<Crossed> crossings(Actor by, Purpose purpose, ParticipantId participant, int most);
}
