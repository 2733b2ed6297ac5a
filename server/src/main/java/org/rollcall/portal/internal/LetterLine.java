package org.rollcall.portal.internal;

import java.time.ZoneId;
import org.rollcall.message.Letter;

/** A letter as the participant reads it: officers are staff, not names. */
public record LetterLine(String who, String when, Letter letter) {
    static LetterLine of(Letter letter, Texts texts, ZoneId zone) {
        return new LetterLine(
                texts.say(letter.officer() == null ? "mine.me" : "mine.staff"),
                texts.time(letter.sent(), zone),
                letter);
    }

    /** Whether it came from staff and had not been opened before. */
    public boolean fresh() {
        return letter.officer() != null && !letter.read();
    }
}
