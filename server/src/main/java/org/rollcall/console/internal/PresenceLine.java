package org.rollcall.console.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.rollcall.equipment.TrackerId;
import org.rollcall.location.ZonePresence;

/**
 * Where a tracker is as to a zone, as officers read it.
 *
 * @param zone the zone's identifier
 * @param words such as "Inside since …"
 */
public record PresenceLine(String zone, String words) {
    /** @param numbers the numbers of the trackers, which are told apart by them where somebody wears several */
    static PresenceLine of(ZonePresence presence, Map<TrackerId, String> numbers, ZoneId clock) {
        String which = numbers.size() > 1 ? numbers.getOrDefault(presence.tracker(), "Another tracker") + ": " : "";
        Instant since = presence.since();
        Instant heard = presence.heard();
        String state = switch (presence.presence()) {
            case INSIDE -> "inside";
            case OUTSIDE -> "outside";
            case UNCERTAIN -> "not certain on which side";
            case UNKNOWN -> "not known: " + (heard == null ? "nothing heard yet" : "silent");
        };
        String words = which
                + state
                + (since == null ? "" : " since " + Words.when(since, clock))
                + (heard == null ? "" : ", last heard " + Words.when(heard, clock));
        return new PresenceLine(
                presence.zone().toString(), Character.toUpperCase(words.charAt(0)) + words.substring(1));
    }
}
