package org.rollcall.location;

import org.rollcall.track.zone.Zone;

/**
 * A zone that an agency entered once, to be given to many.
 *
 * @param version grows with each change; a change names the version it was made on
 * @param where a place of its own, or a circle whose centre is set for each person
 * @param schedule as {@link ZoneSchedule} reads it, by the clock of whoever it is given to; empty means always
 */
public record ZoneTemplate(
        ZoneTemplateId id, int version, String name, Zone.Kind kind, Where where, String schedule, ZoneGrace grace) {
    /** What of the area is the same for everyone. */
    public sealed interface Where {}

    /** @param geoJson the area, as a zone has it */
    public record Place(String geoJson) implements Where {}

    /** @param radius metres, 1 to 500,000 */
    public record Around(double radius) implements Where {}
}
