package org.rollcall.portal.internal;

import java.time.ZoneId;
import org.rollcall.participant.AppAccess;

/** One phone that signs in without code and PIN, as the participant reads it. */
public record PhoneLine(String id, String added, String used) {
    static PhoneLine of(AppAccess.Phone phone, Texts texts, ZoneId zone) {
        return new PhoneLine(phone.id(), texts.time(phone.added(), zone), texts.time(phone.lastUsed(), zone));
    }
}
