package org.rollcall.checkin.internal.telephone;

import java.time.Duration;
import java.util.List;
import org.rollcall.checkin.SpokenText;
import org.rollcall.participant.Participant;

/**
 * The beginning of a call that Rollcall makes: asks for a key and says nothing of the programme until one is pressed, since
 * it may be a mailbox that listens.
 *
 * @param reached told when a key was pressed
 */
record CallForYou(Participant called, Runnable reached) implements Step {
    private static final int TIMES = 3;
    private static final Duration KEY = Duration.ofSeconds(5);

    @Override
    public String word() {
        return "call_back";
    }

    @Override
    public Step take(Conversation c) throws InterruptedException {
        c.speak(called.language());
        for (int i = 0; i < TIMES; i++) {
            c.ask(SpokenText.CALL_FOR_YOU);
            if (!c.call().collect(1, KEY, KEY, '#').keys().isEmpty()) {
                reached.run();
                return new Identify(called.telephone(), List.of());
            }
        }
        return new Over();
    }
}
