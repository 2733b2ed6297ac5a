package org.rollcall.portal.internal;

import java.text.MessageFormat;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Properties;
import org.rollcall.participant.Language;
import org.rollcall.participant.WrittenTime;

/** The app's texts in one language. */
public final class Texts {
    private static final String FIRST_STRONG_ISOLATE = "\u2068";
    private static final String POP_ISOLATE = "\u2069";

    private final Language language;
    private final Properties texts;

    Texts(Language language, Properties texts) {
        this.language = language;
        this.texts = texts;
    }

    public Language language() {
        return language;
    }

    /** The text of a key, with {@code {0}}, {@code {1}} … filled in. */
    public String say(String key, Object... values) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("There is no text " + key + ".");
        }
        return values.length == 0 ? text : new MessageFormat(text, language.locale()).format(apart(values));
    }

    /** In a sentence that runs from right to left, a number of a telephone or a receipt still reads as it is dialled. */
    private Object[] apart(Object... values) {
        return language.rightToLeft()
                ? Arrays.stream(values)
                        .map(value -> value instanceof String ? FIRST_STRONG_ISOLATE + value + POP_ISOLATE : value)
                        .toArray()
                : values;
    }

    /** The text of a key, or of the other where there is none. */
    public String sayOr(String key, String other) {
        return say(texts.getProperty(key) == null ? other : key);
    }

    /** The text of a key, or these words where there is none. */
    public String sayOrWords(String key, String words) {
        return texts.getProperty(key, words);
    }

    /** Day and time as the language writes them, in the person's own zone. */
    public String time(Instant at, ZoneId zone) {
        return WrittenTime.withWeekday(at, zone, language);
    }

    /** A day as the language writes it. */
    String day(LocalDate day) {
        return WrittenTime.day(day, language);
    }

    /** A day of the week as the language names it. */
    String weekday(DayOfWeek day) {
        return WrittenTime.weekday(day, language);
    }

    /** A time of day as the language writes it. */
    String clock(LocalTime time) {
        return WrittenTime.clock(time, language);
    }
}
