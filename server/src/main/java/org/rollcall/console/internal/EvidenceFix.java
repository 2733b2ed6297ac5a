package org.rollcall.console.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rollcall.track.zone.Doubt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A fix behind a finding about a zone, as staff see it.
 *
 * @param time in the person's own time
 * @param edge how far from the zone's edge, in words
 * @param error how far it may be off, in metres
 * @param doubt why it did not count; empty where it did
 */
public record EvidenceFix(String time, String edge, long error, String doubt) {
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("d MMM, HH:mm:ss", Locale.ENGLISH);

    /** Those that counted, then those that did not; none where a finding needs none. */
    static List<EvidenceFix> of(String evidence, ZoneId zone) {
        JsonNode kept = JsonMapper.shared().readTree(evidence);
        var fixes = new ArrayList<EvidenceFix>();
        for (String list : List.of("believed", "doubted")) {
            kept.path(list).forEach(fix -> fixes.add(of(fix, zone)));
        }
        return fixes;
    }

    private static EvidenceFix of(JsonNode fix, ZoneId zone) {
        long edge = fix.path("distance").asLong();
        return new EvidenceFix(
                WRITTEN.format(Instant.parse(fix.path("time").asString()).atZone(zone)),
                Math.abs(edge) + " m " + (edge > 0 ? "outside" : "inside"),
                fix.path("errorRadius").asLong(),
                fix.has("reason")
                        ? words(Doubt.Reason.valueOf(fix.path("reason").asString()))
                        : "");
    }

    private static String words(Doubt.Reason reason) {
        return switch (reason) {
            case NOT_VALID -> "The receiver had no position.";
            case CLOCK -> "Its time is wrong.";
            case TOO_NEAR_THE_EDGE -> "The edge lies within its error and the buffer.";
            case TOO_FAST -> "Nobody moves that fast.";
            case CAME_BACK -> "The next fixes were on the other side again.";
            case LAY_STILL -> "Fixes drift this far while a tracker lies still.";
        };
    }
}
