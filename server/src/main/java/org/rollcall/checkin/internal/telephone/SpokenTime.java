package org.rollcall.checkin.internal.telephone;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import org.rollcall.participant.Language;
import org.rollcall.participant.WrittenTime;

/** A day and a time as a language says them, written so that the voice reads them well. */
final class SpokenTime {
    private static final List<String> PINYIN_DIGITS =
            List.of("ling2", "yi1", "er4", "san1", "si4", "wu3", "liu4", "qi1", "ba1", "jiu3");

    private SpokenTime() {}

    /** The local day and time, with the weekday; the year too. */
    static String of(ZonedDateTime at, Language language) {
        return switch (language) {
            case ENGLISH -> pattern("EEEE, MMMM d, yyyy, h:mm a", Locale.US, at);
            case MANDARIN -> pinyin(at);
            case HAITIAN_CREOLE, KICHE -> WrittenTime.withWeekday(at.toInstant(), at.getZone(), language);
            case SPANISH, PORTUGUESE, FRENCH, ARABIC, RUSSIAN, HINDI, UKRAINIAN ->
                DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                                .withLocale(language.locale())
                                .format(at)
                                .replaceAll("\\h", " ")
                        + ", " + pattern("H:mm", language.locale(), at);
        };
    }

    private static String pattern(String pattern, Locale locale, ZonedDateTime at) {
        return DateTimeFormatter.ofPattern(pattern, locale).format(at);
    }

    private static String pinyin(ZonedDateTime at) {
        var year = new StringBuilder();
        Integer.toString(at.getYear())
                .chars()
                .forEach(digit -> year.append(PINYIN_DIGITS.get(digit - '0')).append(' '));
        int weekday = at.getDayOfWeek().getValue();
        return year + "nian2, " + pinyin(at.getMonthValue()) + " yue4 " + pinyin(at.getDayOfMonth())
                + " ri4, xing1 qi1 "
                + (weekday == 7 ? "ri4" : PINYIN_DIGITS.get(weekday)) + ", " + pinyin(at.getHour()) + " dian3"
                + (at.getMinute() == 0 ? "" : " " + pinyin(at.getMinute()) + " fen1") + ".";
    }

    /** A number from 0 to 99. */
    private static String pinyin(int number) {
        String ones = number % 10 == 0 && number > 0 ? "" : PINYIN_DIGITS.get(number % 10);
        String tens = number < 10 ? "" : number < 20 ? "shi2 " : PINYIN_DIGITS.get(number / 10) + " shi2 ";
        return (tens + ones).strip();
    }
}
