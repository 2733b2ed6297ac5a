package org.rollcall.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.track.zone.Intervals.Interval;

class ZoneScheduleTest {
    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

    @ParameterizedTest
    @CsvSource({
        // 2026-11-23 is a Monday.
        "2026-11-23T21:59:59, false",
        "2026-11-23T22:00:00, true",
        "2026-11-24T05:59:59, true",
        "2026-11-24T06:00:00, false",
        "2026-11-28T05:00:00, true",
        "2026-11-28T22:30:00, false",
        "2026-11-29T12:00:00, true",
        "2026-11-23T03:00:00, false"
    })
    void aSpanThatEndsBeforeItBeginsGoesOnIntoTheNextDay(String local, boolean inForce) {
        var schedule = ZoneSchedule.parse("Mon-Fri 22:00-06:00; sun 08:00-20:00", CHICAGO);
        assertThat(schedule.inForce(LocalDateTime.parse(local).atZone(CHICAGO).toInstant()))
                .isEqualTo(inForce);
    }

    @Test
    void nothingEnteredMeansAlwaysAndEqualTimesADay() {
        assertThat(ZoneSchedule.parse("  ", CHICAGO).inForce(java.time.Instant.EPOCH))
                .isTrue();
        var sunday = ZoneSchedule.parse("Fri-Mon 00:00-00:00", CHICAGO);
        assertThat(((ScheduleSpan.Weekly) sunday.spans().getFirst()).days()).hasSize(4);
        assertThat(sunday.inForce(LocalDateTime.parse("2026-11-23T23:59:59")
                        .atZone(CHICAGO)
                        .toInstant()))
                .isTrue();
        assertThat(sunday.inForce(LocalDateTime.parse("2026-11-24T00:00:00")
                        .atZone(CHICAGO)
                        .toInstant()))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mon", "Mon 25:00-06:00", "Funday 10:00-11:00", "Mon-Tue-Wed 10:00-11:00", "10:00-11:00"})
    void whatCannotBeReadIsRefusedWithAnExample(String text) {
        assertThatThrownBy(() -> ZoneSchedule.parse(text, CHICAGO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Mon-Fri 22:00-06:00");
    }

    @Test
    void anotherClockShowsTheSameWeeklySpans_andTheDayMovesWithThem() {
        var schedule = ZoneSchedule.parse("Mon-Fri 22:00-06:00; Sat 09:00-09:00; 2026-12-07 09:00-17:00", CHICAGO);
        Instant monday = at("2026-11-23T12:00:00", CHICAGO);
        assertThat(schedule.weeklyBy(ZoneId.of("Europe/Kyiv"), monday))
                .containsExactly(
                        new ScheduleSpan.Weekly(
                                EnumSet.range(DayOfWeek.TUESDAY, DayOfWeek.SATURDAY),
                                LocalTime.of(6, 0),
                                LocalTime.of(14, 0)),
                        new ScheduleSpan.Weekly(
                                EnumSet.of(DayOfWeek.SATURDAY), LocalTime.of(17, 0), LocalTime.of(17, 0)));
        assertThat(schedule.weeklyBy(CHICAGO, monday))
                .isEqualTo(schedule.spans().subList(0, 2));
    }

    private static Instant at(String local, ZoneId zone) {
        return LocalDateTime.parse(local).atZone(zone).toInstant();
    }

    private static boolean inForce(String schedule, String local) {
        return ZoneSchedule.parse(schedule, CHICAGO).inForce(at(local, CHICAGO));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-06T10:00:00, false",
        "2026-12-07T08:59:59, false",
        "2026-12-07T09:00:00, true",
        "2026-12-07T17:00:00, false",
        "2026-12-14T10:00:00, false",
        // The night that begins on the 8th.
        "2026-12-08T23:00:00, true",
        "2026-12-09T01:59:59, true",
        "2026-12-09T02:00:00, false",
        "2026-12-08T01:00:00, false"
    })
    void aDatedSpanHoldsOnce(String local, boolean inForce) {
        assertThat(inForce("2026-12-07 09:00-17:00\r\n2026-12-08 22:00 - 02:00", local))
                .isEqualTo(inForce);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T21:00:00, false",
        "2026-11-28T19:59:59, false",
        "2026-11-28T20:00:00, true",
        "2026-11-29T07:59:59, true",
        "2026-11-29T08:00:00, false",
        "2026-12-05T21:00:00, false",
        "2026-12-12T21:00:00, true",
        "2026-12-13T01:00:00, true",
        "2027-01-09T21:00:00, true",
        // The first Monday of the month, a span of its own behind the rule's semicolons.
        "2026-12-07T12:00:00, true",
        "2026-12-14T12:00:00, false",
        "2027-01-04T12:00:00, true"
    })
    void aRuleNamesItsDaysFromItsDateOn(String local, boolean inForce) {
        assertThat(inForce(
                        "2026-11-28 20:00-08:00 (FREQ=WEEKLY;INTERVAL=2;BYDAY=SA);"
                                + " 2026-11-23 09:00-17:00 (FREQ=MONTHLY;BYDAY=1MO)",
                        local))
                .isEqualTo(inForce);
    }

    @ParameterizedTest
    @CsvSource({
        // The night that began before an exception goes on into it; the one that begins on it does not hold at all.
        "2026-12-23T23:00:00, true",
        "2026-12-24T05:59:59, true",
        "2026-12-24T22:00:00, false",
        "2026-12-25T05:00:00, false",
        "2026-12-25T22:00:00, true",
        "2026-12-30T23:00:00, true",
        "2026-12-31T23:00:00, false",
        "2027-01-01T03:00:00, false",
        "2027-01-02T23:00:00, false",
        "2027-01-03T03:00:00, false",
        "2027-01-03T23:00:00, true"
    })
    void whatBeginsOnAnExceptionDoesNotHold(String local, boolean inForce) {
        assertThat(inForce("Mon-Sun 22:00-06:00; Except 2026-12-24, 2026-12-31 .. 2027-01-02", local))
                .isEqualTo(inForce);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-23T23:59:59, true",
        "2026-12-24T00:00:00, false",
        "2026-12-24T23:59:59, false",
        "2026-12-25T00:00:00, true"
    })
    void exceptionsAloneMeanAlwaysButThoseDays(String local, boolean inForce) {
        assertThat(inForce("except 2026-12-24", local)).isEqualTo(inForce);
    }

    @ParameterizedTest
    @CsvSource({
        // Chicago skips 02:00 to 03:00 on 8 March 2026, and has 01:00 to 02:00 twice on 1 November.
        "Sun 02:00-03:00, 2026-03-08T07:30:00Z, false",
        "Sun 02:00-03:00, 2026-03-08T08:00:00Z, false",
        "Sun 02:30-06:00, 2026-03-08T07:59:59Z, false",
        "Sun 02:30-06:00, 2026-03-08T08:00:00Z, true",
        "Sun 01:00-02:00, 2026-11-01T06:30:00Z, true",
        "Sun 01:00-02:00, 2026-11-01T07:30:00Z, true",
        "Sun 01:00-02:00, 2026-11-01T08:00:00Z, false",
        "Sat 22:00-01:30, 2026-11-01T06:29:59Z, true",
        "Sat 22:00-01:30, 2026-11-01T06:30:00Z, false",
        "Sat 22:00-01:30, 2026-11-01T07:29:59Z, true",
        "Sat 22:00-01:30, 2026-11-01T07:30:00Z, false"
    })
    void whereClocksChangeTheClockOnTheWallDecides(String text, Instant at, boolean inForce) {
        assertThat(ZoneSchedule.parse(text, CHICAGO).inForce(at)).isEqualTo(inForce);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Mon 22:00-06:00; at night           | at night                        | Mon-Fri 22:00-06:00
                    Mon 22:00-06:00; 2026-13-01 9-17    | 2026-13-01 9-17                 | 2026-12-07 09:00-17:00
                    2026-02-30 09:00-17:00              | 2026-02-30 09:00-17:00          | 2026-12-07 09:00-17:00
                    2026-12-07 09:00-24:30              | 2026-12-07 09:00-24:30          | 2026-12-07 09:00-17:00
                    2026-12-07 09:00-17:00 (FREQ=DAILY  | 2026-12-07 09:00-17:00 (FREQ    | FREQ=WEEKLY;INTERVAL=2
                    2026-12-07 09:00-17:00 (monthly)    | 2026-12-07 09:00-17:00 (monthly | such as FREQ=WEEKLY
                    2026-12-07 09:00-17:00 (FREQ=HOURLY)| (FREQ=HOURLY)                   | not more often
                    2026-12-07 09:00-17:00 (FREQ=DAILY;UNTIL=20261201)| UNTIL=20261201    | UNTIL=20271231T235959
                    0026-12-07 09:00-17:00              | 0026-12-07                      | 2000 to 2199
                    except                              | “except”                        | except 2026-12-24
                    Mon 22:00-06:00; except Christmas   | “Christmas”                     | except 2026-12-24
                    except 2026-12-24, 2026-12-31-2027-01-02 | “2026-12-31-2027-01-02”    | 2026-12-31..2027-01-02
                    except 2027-01-02..2026-12-31       | “2027-01-02..2026-12-31”        | earlier day first
                    """)
    void theSentenceNamesWhatCannotBeReadAndHowItIsWritten(String text, String part, String how) {
        assertThatThrownBy(() -> ZoneSchedule.parse(text, CHICAGO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The schedule cannot be read at “")
                .hasMessageContainingAll(part, how)
                .message()
                .endsWith(".");
    }

    @Test
    void moreThanFiftySpansAreRefused() {
        String fifty = "Mon 22:00-06:00;".repeat(50);
        assertThat(ZoneSchedule.parse(fifty, CHICAGO).spans()).hasSize(50);
        assertThatThrownBy(() -> ZoneSchedule.parse(fifty + "Tue 22:00-06:00", CHICAGO))
                .hasMessageContaining("at most 50 spans");
    }

    @Test
    void theTimesToComeBeginWithTheOneThatGoesOn_andLeaveOutTheExceptions() {
        var schedule = ZoneSchedule.parse(
                "2026-10-31 22:00-01:30 (FREQ=WEEKLY;INTERVAL=2;BYDAY=SA;COUNT=4); except 2026-11-28", CHICAGO);
        List<Interval> coming = schedule.coming(schedule.spans().getFirst(), at("2026-11-01T00:30:00", CHICAGO), 10);
        assertThat(coming)
                .as("the first ends when half past one comes the second time")
                .containsExactly(
                        new Interval(at("2026-10-31T22:00:00", CHICAGO), Instant.parse("2026-11-01T07:30:00Z")),
                        new Interval(at("2026-11-14T22:00:00", CHICAGO), at("2026-11-15T01:30:00", CHICAGO)),
                        new Interval(at("2026-12-12T22:00:00", CHICAGO), at("2026-12-13T01:30:00", CHICAGO)));
        assertThat(schedule.coming(schedule.spans().getFirst(), at("2026-12-13T01:30:00", CHICAGO), 10))
                .isEmpty();
        assertThat(schedule.comingExceptions(at("2026-11-28T12:00:00", CHICAGO)))
                .containsExactly(new Interval(at("2026-11-28T00:00:00", CHICAGO), at("2026-11-29T00:00:00", CHICAGO)));
        assertThat(schedule.comingExceptions(at("2026-11-29T00:00:00", CHICAGO)))
                .isEmpty();
    }
}
