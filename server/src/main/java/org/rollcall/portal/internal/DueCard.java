package org.rollcall.portal.internal;

import java.time.Instant;
import java.time.ZoneId;
import org.rollcall.obligation.Duty;
import org.rollcall.obligation.Obligation;
import org.rollcall.obligation.Way;

/**
 * One thing to do, as the participant reads it.
 *
 * @param open whether it can be done now
 * @param inApp whether it is done here
 */
public record DueCard(String what, String when, boolean open, boolean inApp, boolean byTelephone) {
    static DueCard of(Obligation obligation, Texts texts, ZoneId zone, Instant now) {
        boolean open = obligation.window().contains(now);
        String when = open
                ? texts.say("home.until", texts.time(obligation.window().closes(), zone))
                : texts.say("home.opens", texts.time(obligation.window().opens(), zone));
        String what = texts.say("duty." + obligation.duty());
        if (obligation.duty() == Duty.CHECK_IN) {
            what += " " + texts.say("way." + obligation.way());
        }
        boolean checkIn = open && obligation.duty() == Duty.CHECK_IN;
        return new DueCard(
                what, when, open, checkIn && obligation.way() == Way.APP, checkIn && obligation.way() == Way.TELEPHONE);
    }
}
