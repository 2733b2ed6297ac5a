package org.rollcall.checkin.internal.telephone;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.rollcall.checkin.SpokenText;
import org.rollcall.participant.Participant;
import org.rollcall.telephony.Heard;

/**
 * The beginning of a call that Rollcall makes: listens to who answers, asks for a key and says nothing of the programme until
 * one is pressed, since it may be a mailbox that listens. People say hello and wait; what talks on without a pause is taken
 * for a mailbox and is told nothing at all.
 *
 * @param told who answered, where that is known
 */
record CallForYou(Participant called, Consumer<Answered> told) implements Step {
    /** Who answered. */
    enum Answered {
        /** Someone pressed a key. */
        PERSON,
        MAILBOX
    }

    /** A hello is over in a second or two; greetings of mailboxes take longer. A guess: who is mistaken is called again. */
    private static final double LONGEST_HELLO = 4.7;

    private static final int TIMES = 3;
    private static final Duration KEY = Duration.ofSeconds(5);

    @Override
    public String word() {
        return "call_back";
    }

    @Override
    public Step take(Conversation c) throws InterruptedException {
        c.speak(called.language());
        if (c.hello() instanceof Heard.Speech speech && speech.sound().seconds() >= LONGEST_HELLO) {
            told.accept(Answered.MAILBOX);
            return new Over();
        }
        for (int i = 0; i < TIMES; i++) {
            c.ask(SpokenText.CALL_FOR_YOU);
            if (!c.call().collect(1, KEY, KEY, '#').keys().isEmpty()) {
                told.accept(Answered.PERSON);
                c.weMadeIt();
                return new Identify(called.telephone(), List.of());
            }
        }
        return new Over();
    }
}
