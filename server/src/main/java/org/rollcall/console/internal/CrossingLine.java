package org.rollcall.console.internal;

import java.time.ZoneId;
import java.util.List;
import org.rollcall.location.Zones;

/** A finding about a zone in the person's own time, with the period around it and the fixes behind it. */
public record CrossingLine(
        String words, String zoneName, String happened, String found, Period around, List<EvidenceFix> fixes) {
    static CrossingLine of(Zones.Crossed crossed, ZoneId zone) {
        return new CrossingLine(
                words(crossed.kind()),
                crossed.zoneWords(),
                ConditionLine.when(crossed.happened(), zone),
                ConditionLine.when(crossed.found(), zone),
                Period.around(crossed.happened(), zone),
                EvidenceFix.of(crossed.evidence(), zone));
    }

    private static String words(String kind) {
        return switch (kind) {
            case "LEFT_INCLUSION" -> "Left";
            case "ENTERED_EXCLUSION" -> "Entered";
            case "BACK_INSIDE" -> "Back inside";
            case "OUT_AGAIN" -> "Out again";
            case "NO_LONGER_IN_FORCE" -> "No longer in force:";
            default -> kind;
        };
    }
}
