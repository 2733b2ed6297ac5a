package org.rollcall.portal.internal;

import java.time.ZoneId;
import org.rollcall.evidence.Evidence;

/** A picture, recording or document that is kept, as the participant reads it. */
public record EvidenceLine(String id, String kind, String kept) {
    static EvidenceLine of(Evidence.Label label, Texts texts, ZoneId zone) {
        return new EvidenceLine(
                label.id().toString(), texts.say("evidence." + label.kind()), texts.time(label.kept(), zone));
    }
}
