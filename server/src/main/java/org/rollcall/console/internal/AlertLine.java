package org.rollcall.console.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.alert.Alert;
import org.rollcall.alert.AlertKind;
import org.rollcall.participant.Participant;

/**
 * An alert as the queue shows it.
 *
 * @param person null where it is about nobody
 * @param happened in the person's own time, or UTC
 * @param over when what it is about was over, likewise; null while it is not, or where nobody can know
 */
public record AlertLine(
        Alert alert,
        @Nullable Participant person,
        String happened,
        @Nullable String over) {
    /** Whether there is a recording to listen to. */
    public boolean heard() {
        return isHeard(alert);
    }

    /** The request to answer, where that is what it is about. */
    public @Nullable UUID request() {
        return alert.kind() == AlertKind.REQUEST_MADE ? alert.about() : null;
    }

    /** Whether it is about a zone's edge, with the fixes that say so. */
    public boolean crossing() {
        return person != null && (alert.kind() == AlertKind.ZONE_LEFT || alert.kind() == AlertKind.ZONE_ENTERED);
    }

    static boolean isHeard(Alert alert) {
        return alert.kind() == AlertKind.ADDRESS_TOLD && alert.participant() != null && alert.about() != null;
    }

    static AlertLine of(Alert alert, @Nullable Participant person, @Nullable Instant over) {
        ZoneId zone = person == null ? ZoneId.of("UTC") : person.zone();
        return new AlertLine(
                alert, person, Words.when(alert.happened(), zone), over == null ? null : Words.when(over, zone));
    }
}
