package org.rollcall.participant;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;

/**
 * A day and a time as a language writes them on a page and in a message, in the person's own zone. The JDK's locale data
 * (CLDR) has neither Haitian Creole nor K'iche': theirs are here.
 */
public final class WrittenTime {
    private static final List<String> HAITIAN_DAYS =
            List.of("lendi", "madi", "mèkredi", "jedi", "vandredi", "samdi", "dimanch");
    private static final List<String> HAITIAN_MONTHS = List.of(
            "janvye", "fevriye", "mas", "avril", "me", "jen", "jiyè", "out", "septanm", "oktòb", "novanm", "desanm");
    /** K'iche' takes the names of weekdays and months from Spanish. */
    private static final Locale NAMES_IN_KICHE = Locale.forLanguageTag("es");

    /** Arabic and Hindi may not lose “am” or “pm” to the next line. */
    private static final String BEFORE_HALF_OF_DAY = "(?<=\\d) (?=\\p{L}+$)";

    private WrittenTime() {}

    /** Such as “Monday, November 23, 2026, 3:07 PM”. */
    public static String withWeekday(Instant at, ZoneId zone, Language language) {
        return written(at.atZone(zone), language, FormatStyle.FULL);
    }

    /** Such as “November 23, 2026, 3:07 PM”. */
    public static String plain(Instant at, ZoneId zone, Language language) {
        return written(at.atZone(zone), language, FormatStyle.LONG);
    }

    /** Such as “Monday, November 23, 2026”. */
    public static String day(LocalDate day, Language language) {
        return switch (language) {
            case HAITIAN_CREOLE -> HAITIAN_DAYS.get(day.getDayOfWeek().getValue() - 1) + " " + haitian(day);
            case KICHE ->
                DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", NAMES_IN_KICHE).format(day);
            case ENGLISH, SPANISH, PORTUGUESE, FRENCH, MANDARIN, ARABIC, RUSSIAN, HINDI, UKRAINIAN ->
                DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                        .withLocale(language.locale())
                        .format(day);
        };
    }

    /** A day of the week by its whole name, such as “Monday”. */
    public static String weekday(DayOfWeek day, Language language) {
        return switch (language) {
            case HAITIAN_CREOLE -> HAITIAN_DAYS.get(day.getValue() - 1);
            case KICHE -> day.getDisplayName(TextStyle.FULL_STANDALONE, NAMES_IN_KICHE);
            case ENGLISH, SPANISH, PORTUGUESE, FRENCH, MANDARIN, ARABIC, RUSSIAN, HINDI, UKRAINIAN ->
                day.getDisplayName(TextStyle.FULL_STANDALONE, language.locale());
        };
    }

    /** A time of day, such as “3:07 PM”. */
    public static String clock(LocalTime time, Language language) {
        return switch (language) {
            case HAITIAN_CREOLE, KICHE ->
                DateTimeFormatter.ofPattern("H:mm", Locale.ROOT).format(time);
            case ENGLISH, SPANISH, PORTUGUESE, FRENCH, MANDARIN, ARABIC, RUSSIAN, HINDI, UKRAINIAN ->
                DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                        .withLocale(language.locale())
                        .format(time)
                        .replaceFirst(BEFORE_HALF_OF_DAY, "\u00a0");
        };
    }

    private static String written(ZonedDateTime at, Language language, FormatStyle date) {
        boolean weekday = date == FormatStyle.FULL;
        return switch (language) {
            case HAITIAN_CREOLE ->
                (weekday ? HAITIAN_DAYS.get(at.getDayOfWeek().getValue() - 1) + " " : "")
                        + haitian(at.toLocalDate())
                        + DateTimeFormatter.ofPattern(", H:mm", Locale.ROOT).format(at);
            case KICHE ->
                DateTimeFormatter.ofPattern((weekday ? "EEEE " : "") + "d MMMM yyyy, H:mm", NAMES_IN_KICHE)
                        .format(at);
            case ENGLISH, SPANISH, PORTUGUESE, FRENCH, MANDARIN, ARABIC, RUSSIAN, HINDI, UKRAINIAN ->
                DateTimeFormatter.ofLocalizedDateTime(date, FormatStyle.SHORT)
                        .withLocale(language.locale())
                        .format(at)
                        .replaceFirst(BEFORE_HALF_OF_DAY, "\u00a0");
        };
    }

    private static String haitian(LocalDate day) {
        return day.getDayOfMonth() + " " + HAITIAN_MONTHS.get(day.getMonthValue() - 1)
                + DateTimeFormatter.ofPattern(" yyyy", Locale.ROOT).format(day);
    }
}
