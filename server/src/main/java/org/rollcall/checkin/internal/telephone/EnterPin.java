package org.rollcall.checkin.internal.telephone;

import java.time.Duration;
import org.rollcall.checkin.SpokenText;
import org.rollcall.obligation.Finding;
import org.rollcall.participant.Participant;
import org.rollcall.telephony.Digits;

/** The PIN by keypad. A lone zero asks for a person. */
record EnterPin(int wrong, int unheard) implements Step {
    private static final int TRIES = 3;
    private static final int LENGTH = 6;
    private static final Duration FIRST_KEY = Duration.ofSeconds(8);
    private static final Duration NEXT_KEY = Duration.ofSeconds(4);

    @Override
    public String word() {
        return "pin";
    }

    @Override
    public Step take(Conversation c) throws InterruptedException {
        c.ask(unheard > 0 ? SpokenText.PIN_NOT_HEARD : wrong > 0 ? SpokenText.PIN_AGAIN : SpokenText.ASK_PIN);
        Digits keyed = c.call().collect(LENGTH, FIRST_KEY, NEXT_KEY, '#');
        if (keyed.keys().isEmpty() && keyed.end() == Digits.End.TERMINATED) {
            // The hash that closed the PIN before this one.
            keyed = c.call().collect(LENGTH, FIRST_KEY, NEXT_KEY, '#');
        }
        if (keyed.keys().equals("0")) {
            throw new PersonWanted();
        }
        if (keyed.keys().isEmpty()) {
            return unheard + 1 < TRIES ? new EnterPin(wrong, unheard + 1) : gaveUp(c);
        }
        return switch (c.desk().checkPin(c.registered(), keyed.keys())) {
            case CallDesk.Pin.Right right -> accepted(c, right.participant());
            case CallDesk.Pin.Locked locked -> lockedOut(c);
            case CallDesk.Pin.Wrong w -> wrong + 1 < TRIES ? new EnterPin(wrong + 1, 0) : lockedOut(c);
        };
    }

    private static Step accepted(Conversation c, Participant participant) throws InterruptedException {
        c.call().forgetKeys();
        c.participant(participant);
        c.speak(participant.language());
        return switch (c.desk().errand(participant)) {
            case VOICE_ENROLMENT -> EnrolVoice.begin(c);
            case COMPARISON -> new RepeatDigits(0, SpokenText.REPEAT_DIGITS);
            case WITHOUT_VOICE -> c.madeByUs() ? reached(c) : calledBackInstead(c);
            case NO_VOICEPRINT -> aPersonLooks(c, "no_voiceprint");
        };
    }

    private static Step aPersonLooks(Conversation c, String reason) throws InterruptedException {
        c.finish(new Finding.Inconclusive(reason));
        c.tell(SpokenText.NO_VOICEPRINT);
        return new MoreToSay(0);
    }

    /** At the registered number, with the PIN: as good as a voice. */
    private static Step reached(Conversation c) throws InterruptedException {
        c.finish(new Finding.Satisfied());
        c.tell(SpokenText.CHECKED_IN);
        return new MoreToSay(0);
    }

    /** Whoever calls may show any number; whom we call has it. */
    private static Step calledBackInstead(Conversation c) throws InterruptedException {
        return switch (c.desk().callBackInstead(c.id(), c.caller())) {
            case CALL_BACK -> {
                c.settle();
                c.tell(SpokenText.CALLED_BACK_SOON);
                yield new Over();
            }
            case NOTHING_DUE -> {
                c.settle();
                c.tell(SpokenText.NOTHING_DUE);
                yield new MoreToSay(0);
            }
            case PERSON -> aPersonLooks(c, "no_call_back");
        };
    }

    private static Step lockedOut(Conversation c) throws InterruptedException {
        if (c.participant().isEmpty()) {
            c.desk().nobodyToldApart(c.id(), c.registered(), "locked_out");
        }
        c.finish(new Finding.LockedOut());
        c.tell(SpokenText.PIN_LOCKED);
        return new Over();
    }

    private Step gaveUp(Conversation c) throws InterruptedException {
        if (c.participant().isEmpty()) {
            c.desk().nobodyToldApart(c.id(), c.registered(), "unfinished");
        }
        c.finish(new Finding.Unfinished(word()));
        c.tell(SpokenText.GOODBYE);
        return new Over();
    }
}
