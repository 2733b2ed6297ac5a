package org.rollcall.portal.internal;

import java.time.Instant;
import java.time.ZoneId;
import org.rollcall.evidence.Evidence;
import org.rollcall.evidence.Leaving;
import org.rollcall.evidence.StillNeeded;

/**
 * A picture, recording or document that is kept, as the participant reads it.
 *
 * @param leaves when it is deleted, or why not yet
 */
public record EvidenceLine(String id, String kind, String kept, String leaves) {
    static EvidenceLine of(Evidence.Label label, Leaving leaving, Texts texts, ZoneId zone) {
        return new EvidenceLine(
                label.id().toString(),
                texts.say("evidence." + label.kind()),
                texts.time(label.kept(), zone),
                told(leaving, texts, zone));
    }

    private static String told(Leaving leaving, Texts texts, ZoneId zone) {
        return switch (leaving) {
            case Leaving.At(Instant time) -> texts.say("leaves.at", texts.time(time, zone));
            case Leaving.Held(Instant soonest) -> texts.say("leaves.held");
            case Leaving.Needed(Instant soonest, StillNeeded.Reason by) -> texts.say("leaves." + by);
            case Leaving.NotSet() -> texts.say("leaves.not_set");
        };
    }
}
