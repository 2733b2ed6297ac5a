package org.rollcall.location;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.rollcall.track.zone.Zone;

/**
 * One version of a zone as the person it is for sees it. An exclusion zone may protect someone whose address could be
 * read from where it lies: that is kept back unless an officer lets it be shown.
 *
 * @param geoJson the area, as {@link ParticipantZone} has it; null where it is kept back
 * @param address whose surroundings it is; null for any other zone, and where the area is kept back
 * @param schedule as {@link ZoneSchedule} reads it; empty means always
 * @param from when this version began to judge fixes
 * @param until when a later version or the removal ended it; null while it stands
 */
public record OwnZone(
        org.rollcall.location.ZoneId id,
        int version,
        String name,
        Zone.Kind kind,
        @Nullable String geoJson,
        @Nullable String address,
        String schedule,
        ZoneId timeZone,
        ZoneGrace grace,
        Instant from,
        @Nullable Instant until) {
    /** Whether it judges fixes now. */
    public boolean stands() {
        return until == null;
    }
}
