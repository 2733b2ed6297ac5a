package org.rollcall.location;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.rollcall.participant.ParticipantId;
import org.rollcall.track.zone.Zone;

/**
 * An area one person must stay in, or out of, while its schedule runs.
 *
 * @param version grows with each change; a change names the version it was made on
 * @param geoJson the area, GeoJSON (RFC 7946), coordinates in degrees, longitude first
 * @param schedule as {@link ZoneSchedule} reads it; empty means always
 * @param grace how much it takes at its edge
 * @param address whose surroundings it is, in the lines kept of it then; null for any other zone
 * @param shown whether the person sees where it lies: always of an inclusion zone, see {@link Zones#show}
 * @param applies from when this version judges fixes
 */
public record ParticipantZone(
        org.rollcall.location.ZoneId id,
        int version,
        ParticipantId participant,
        String name,
        Zone.Kind kind,
        String geoJson,
        String schedule,
        ZoneId timeZone,
        ZoneGrace grace,
        @Nullable String address,
        boolean shown,
        Instant applies) {}
