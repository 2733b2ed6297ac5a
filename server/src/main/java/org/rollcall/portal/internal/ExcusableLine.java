package org.rollcall.portal.internal;

import java.time.ZoneId;
import org.rollcall.obligation.Duty;
import org.rollcall.obligation.Obligation;

/** Something due that a person can ask to be excused from, as they read it. */
public record ExcusableLine(String id, String what) {
    static ExcusableLine of(Obligation obligation, Texts texts, ZoneId zone) {
        String what = texts.say("duty." + obligation.duty());
        if (obligation.duty() == Duty.CHECK_IN) {
            what += " " + texts.say("way." + obligation.way());
        }
        return new ExcusableLine(
                obligation.id().toString(),
                what + " · " + texts.time(obligation.window().opens(), zone));
    }
}
