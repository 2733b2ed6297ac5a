package org.rollcall.checkin.internal.telephone;

import java.time.Duration;
import org.rollcall.checkin.SpokenText;
import org.rollcall.hearing.Hearing;
import org.rollcall.telephony.Digits;
import org.rollcall.telephony.Heard;

/**
 * After the outcome: when the next hearing is, on request, a new address for a person to write down, and the lock for a lost
 * phone.
 */
record MoreToSay(int wishes) implements Step {
    private static final int MOST_WISHES = 4;
    private static final Duration KEY = Duration.ofSeconds(5);

    @Override
    public String word() {
        return "more";
    }

    @Override
    public Step take(Conversation c) throws InterruptedException {
        c.call().forgetKeys();
        c.ask(SpokenText.OFFER);
        Digits wish = c.call().collect(1, KEY, KEY, '#');
        switch (wish.keys()) {
            case "0" -> throw new PersonWanted();
            case "1" -> tellWhatLiesAhead(c);
            case "2" -> takeAddress(c);
            case "3" -> lockPhones(c);
            default -> {
                return goodbye(c);
            }
        }
        return wishes + 1 < MOST_WISHES ? new MoreToSay(wishes + 1) : goodbye(c);
    }

    private static void tellWhatLiesAhead(Conversation c) throws InterruptedException {
        CallDesk.Ahead ahead = c.desk().ahead(c.id(), c.caller());
        if (ahead.hearing().isEmpty()) {
            c.tell(SpokenText.NO_HEARING);
        } else {
            Hearing hearing = ahead.hearing().get();
            c.tell(SpokenText.NEXT_HEARING);
            c.tell(hearing.starts().atZone(hearing.zone()), hearing.court());
        }
        if (ahead.report().isPresent()) {
            CallDesk.Report report = ahead.report().get();
            c.tell(SpokenText.REPORT_BY);
            c.tell(report.by().atZone(c.caller().zone()), report.office());
        }
    }

    private static void takeAddress(Conversation c) throws InterruptedException {
        c.say(SpokenText.ADDRESS_INTRO);
        if (c.dictation() instanceof Heard.Speech speech) {
            c.desk().addressTold(c.id(), c.caller(), speech.sound());
            c.tell(SpokenText.ADDRESS_KEPT);
        } else {
            c.tell(SpokenText.AGAIN_SILENT);
        }
    }

    /** By another key than the first, since a slip would cost the caller a new code. */
    private static void lockPhones(Conversation c) throws InterruptedException {
        c.call().forgetKeys();
        c.ask(SpokenText.PHONE_LOST);
        switch (c.call().collect(1, KEY, KEY, '#').keys()) {
            case "0" -> throw new PersonWanted();
            case "9" -> {
                c.desk().phoneLost(c.id(), c.caller());
                c.tell(SpokenText.PHONE_LOCKED);
            }
            default -> {}
        }
    }

    private static Step goodbye(Conversation c) throws InterruptedException {
        c.tell(SpokenText.GOODBYE);
        return new Over();
    }
}
