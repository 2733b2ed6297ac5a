package org.rollcall.location;

import java.time.Instant;
import java.time.ZoneId;
import org.rollcall.participant.ParticipantId;
import org.rollcall.track.zone.Zone;

/**
 * An area one person must stay in, or out of, while its schedule runs.
 *
 * @param version grows with each change; a change names the version it was made on
 * @param geoJson the area, GeoJSON (RFC 7946), coordinates in degrees, longitude first
 * @param schedule as {@link WeeklySchedule} reads it; empty means always
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
        Instant applies) {}
