package org.rollcall.console.internal;

import java.time.ZoneId;
import java.util.List;
import org.rollcall.location.DaySummary;
import org.rollcall.location.Movements;
import org.rollcall.location.ParticipantZone;

/**
 * Stays, trips and charging of a history, as the map's page lists them.
 *
 * @param charging a sentence
 */
public record MovementSummary(List<StretchLine> lines, String charging) {
    static MovementSummary of(Movements.History history, List<ParticipantZone> zones, ZoneId zone) {
        DaySummary summary = DaySummary.of(history, zones);
        List<StretchLine> lines =
                summary.parts().stream().map(part -> StretchLine.of(part, zone)).toList();
        return new MovementSummary(lines, charging(summary.charging()));
    }

    private static String charging(DaySummary.Charging charging) {
        String lowest = charging.lowest() == null ? "" : " Lowest battery " + Math.round(charging.lowest()) + " %.";
        if (charging.times() == 0) {
            return "The tracker reports no charging." + lowest;
        }
        return "Charged " + (charging.times() == 1 ? "once" : charging.times() + " times") + ", "
                + StretchLine.words(charging.length()) + " in all." + lowest;
    }
}
