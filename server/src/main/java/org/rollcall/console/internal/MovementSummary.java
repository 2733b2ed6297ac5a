package org.rollcall.console.internal;

import java.time.ZoneId;
import java.util.List;
import org.rollcall.location.DaySummary;
import org.rollcall.location.Movements;
import org.rollcall.location.ParticipantZone;
import org.rollcall.track.stay.Stretch;
import org.rollcall.track.zone.Position;

/**
 * Stays, trips and charging of a history, as the map's page lists them.
 *
 * @param stays where the map marks them
 * @param charging a sentence
 */
public record MovementSummary(List<StretchLine> lines, List<Stayed> stays, String charging) {
    /** A stay, with when, where and how long it was in words. */
    public record Stayed(Position place, String words) {}

    static MovementSummary of(Movements.History history, List<ParticipantZone> zones, ZoneId zone) {
        DaySummary summary = DaySummary.of(history, zones);
        List<StretchLine> lines =
                summary.parts().stream().map(part -> StretchLine.of(part, zone)).toList();
        List<Stayed> stays = summary.parts().stream()
                .filter(part -> part.stretch() instanceof Stretch.Stay)
                .map(part -> stayed(part, (Stretch.Stay) part.stretch(), zone))
                .toList();
        return new MovementSummary(lines, stays, charging(summary.charging()));
    }

    private static Stayed stayed(DaySummary.Part part, Stretch.Stay stay, ZoneId zone) {
        StretchLine line = StretchLine.of(part, zone);
        return new Stayed(stay.place(), line.words() + ", " + line.when() + ", " + line.length());
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
