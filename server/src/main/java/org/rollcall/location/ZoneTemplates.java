package org.rollcall.location;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollcall.journal.Actor;
import org.rollcall.participant.ParticipantId;
import org.rollcall.track.zone.Position;
import org.rollcall.track.zone.Zone;

/** The door to zones entered once and given to many. What was given does not change with its template. */
public interface ZoneTemplates {
    /** What an officer enters; see {@link ZoneTemplate} and {@link Zones.NewZone}. */
    record NewTemplate(String name, Zone.Kind kind, ZoneTemplate.Where where, String schedule, ZoneGrace grace) {}

    /**
     * Keeps a template; journalled.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong with what was entered
     */
    ZoneTemplate keep(Actor by, NewTemplate entered);

    /**
     * Changes a template for whoever it is given to from now on; journalled.
     *
     * @throws org.rollcall.participant.ChangedMeanwhile if {@code version} is not the current one
     * @throws java.util.NoSuchElementException if there is no such template
     */
    ZoneTemplate change(Actor by, ZoneTemplateId template, int version, NewTemplate entered);

    /** Removes a template, not the zones made from it; journalled. Throws as {@link #change} does. */
    void remove(Actor by, ZoneTemplateId template, int version);

    /** All that can be given, by name. */
    List<ZoneTemplate> all();

    Optional<ZoneTemplate> find(ZoneTemplateId template);

    /**
     * Gives a person a zone as this template is now; their own clock runs its schedule. Journalled with the template.
     *
     * @param centre of a template without a place of its own
     * @param aroundAddress whether the centre is the person's address
     * @throws IllegalArgumentException if a centre is needed and missing
     * @throws java.util.NoSuchElementException if there is no such template
     */
    ParticipantZone give(
            Actor by,
            ZoneTemplateId template,
            ParticipantId participant,
            @Nullable Position centre,
            boolean aroundAddress);
}
