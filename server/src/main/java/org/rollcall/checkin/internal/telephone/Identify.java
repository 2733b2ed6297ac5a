package org.rollcall.checkin.internal.telephone;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.checkin.SpokenText;
import org.rollcall.participant.Language;
import org.rollcall.participant.Participant;
import org.rollcall.participant.TelephoneNumber;

/** Who has this number; greeting and consent notice in their language, before anything is asked or recorded. */
record Identify(@Nullable TelephoneNumber number, List<Language> strangers) implements Step {
    @Override
    public String word() {
        return "greeting";
    }

    @Override
    public Step take(Conversation c) throws InterruptedException {
        List<Participant> registered = number == null ? List.of() : c.desk().registered(number);
        if (registered.isEmpty()) {
            c.desk().stranger(c.id(), number);
            for (Language language : strangers) {
                c.speak(language);
                c.tell(SpokenText.UNKNOWN_NUMBER);
            }
            return new Over();
        }
        c.registered(registered);
        // People of one household may speak different languages: each hears the notice in their own.
        for (Language language :
                registered.stream().map(Participant::language).distinct().toList()) {
            c.speak(language);
            // To the end, whatever is pressed: keys of a PIN entered early wait, and a lone zero is read after it.
            c.tell(SpokenText.GREETING);
            c.tell(SpokenText.CONSENT);
        }
        return new EnterPin(0, 0);
    }
}
