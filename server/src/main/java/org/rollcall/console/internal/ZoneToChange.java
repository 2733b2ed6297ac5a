package org.rollcall.console.internal;

import org.rollcall.location.ParticipantZone;

/**
 * The zone that a form is about to change.
 *
 * @param zone as it is kept now
 * @param version that the officer read, on which the change is made
 */
public record ZoneToChange(ParticipantZone zone, int version) {
    static ZoneToChange of(ParticipantZone zone) {
        return new ZoneToChange(zone, zone.version());
    }

    /** Whether the form holds its area; where not, the area stays unless another is entered. */
    public boolean held() {
        return DrawnArea.of(zone.geoJson()).isPresent();
    }

    /** Whether the person sees where it lies only because an officer said so of this version. */
    public boolean wasShown() {
        return zone.shown() && zone.kind() == org.rollcall.track.zone.Zone.Kind.EXCLUSION;
    }
}
