package org.rollcall.message.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollcall.message.Reminders.Wishes;

class ReminderTimesTest {
    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    private static List<Instant> times(String opens, String closes, Wishes wishes) {
        return ReminderTimes.of(at(opens), at(closes), wishes, ZONE);
    }

    private static Wishes preferring(String... times) {
        return new Wishes(
                LocalTime.of(21, 0),
                LocalTime.of(8, 0),
                List.of(times).stream().map(LocalTime::parse).toList());
    }

    @Test
    void asItOpensAndTwoHoursBeforeItCloses() {
        assertThat(times("2026-07-01T09:00", "2026-07-01T17:00", Wishes.usual()))
                .containsExactly(at("2026-07-01T09:00"), at("2026-07-01T15:00"));
    }

    @Test
    void neverInTheQuietHours() {
        assertThat(times("2026-07-01T22:00", "2026-07-02T12:00", Wishes.usual()))
                .containsExactly(at("2026-07-02T08:00"), at("2026-07-02T10:00"));
        assertThat(times("2026-07-01T06:00", "2026-07-01T23:30", Wishes.usual()))
                .containsExactly(at("2026-07-01T08:00"));
        assertThat(times("2026-07-01T22:00", "2026-07-02T05:00", Wishes.usual()))
                .isEmpty();
    }

    @Test
    void atTheFirstPreferredTimeOfTheWindow() {
        assertThat(times("2026-07-01T09:00", "2026-07-01T21:00", preferring("18:00", "07:00", "12:30")))
                .containsExactly(at("2026-07-01T12:30"), at("2026-07-01T19:00"));
        assertThat(times("2026-07-01T09:00", "2026-07-01T12:00", preferring("18:00")))
                .containsExactly(at("2026-07-01T09:00"), at("2026-07-01T10:00"));
    }

    @Test
    void ofADayTheWeekBefore_theEveningBefore_andThatMorning() {
        LocalDate day = LocalDate.of(2026, 11, 2);
        assertThat(ReminderTimes.ofDay(day, Wishes.usual(), ZONE))
                .containsExactly(at("2026-10-26T18:00"), at("2026-11-01T18:00"), at("2026-11-02T08:00"));
        assertThat(ReminderTimes.ofDay(day, preferring("12:30", "09:00"), ZONE))
                .containsExactly(at("2026-10-26T12:30"), at("2026-11-01T12:30"), at("2026-11-02T08:00"));
        assertThat(ReminderTimes.ofDay(day, preferring("22:00"), ZONE)).containsExactly(at("2026-11-02T08:00"));
    }

    @Test
    void onceWhereTheWindowIsShort_andAcrossTheChangeOfTheClock() {
        assertThat(times("2026-07-01T09:00", "2026-07-01T11:30", Wishes.usual()))
                .containsExactly(at("2026-07-01T09:00"));
        assertThat(times("2026-10-31T22:00", "2026-11-01T12:00", Wishes.usual()))
                .containsExactly(at("2026-11-01T08:00"), at("2026-11-01T10:00"));
    }
}
