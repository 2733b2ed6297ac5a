package org.rollcall.portal.internal;

import java.time.Instant;
import java.time.ZoneId;
import org.rollcall.location.ZonePresence;

/** Where the person's tracker is as to a zone that they see, in their words. */
public record PresenceLine(String zone, String words) {
    static PresenceLine of(ZonePresence presence, Texts texts, ZoneId clock) {
        Instant since = presence.since();
        String key = "zone.at." + presence.presence();
        return new PresenceLine(
                presence.zone().toString(), since == null ? texts.say(key) : texts.say(key, texts.time(since, clock)));
    }
}
