package org.rollcall.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecurrenceTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @Provide
    Arbitrary<ZoneId> zones() {
        // Half-hour and southern changes of the clocks, none, a skipped day (Apia) and a change at midnight (Asuncion).
        return Arbitraries.of(
                        "America/New_York",
                        "America/Phoenix",
                        "Australia/Lord_Howe",
                        "Pacific/Apia",
                        "America/Asuncion",
                        "Asia/Kolkata",
                        "Africa/Casablanca",
                        "UTC")
                .map(ZoneId::of);
    }

    @Provide
    Arbitrary<LocalDateTime> times() {
        return Arbitraries.longs()
                .between(0, 3_000L * 24 * 60)
                .map(minutes -> LocalDateTime.of(2024, 1, 1, 0, 0).plusMinutes(minutes));
    }

    @Provide
    Arbitrary<String> rules() {
        return Arbitraries.of(
                "FREQ=DAILY",
                "FREQ=DAILY;INTERVAL=3",
                "FREQ=WEEKLY;BYDAY=MO,TH",
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU",
                "FREQ=MONTHLY;BYMONTHDAY=31",
                "FREQ=MONTHLY;BYDAY=-1FR",
                "FREQ=YEARLY");
    }

    @Property(tries = 300, seed = "2026")
    void occurrencesAscendLieInsideAndKeepTheirLocalTime(
            @ForAll("rules") String rule,
            @ForAll("times") LocalDateTime first,
            @ForAll("zones") ZoneId zone,
            @ForAll("times") LocalDateTime from,
            @ForAll @IntRange(min = 0, max = 120) int days) {
        Instant start = from.atZone(zone).toInstant();
        Instant until = start.plus(Duration.ofDays(days));
        List<Instant> found = new Recurrence(rule, first).between(start, until, zone, 1000);
        assertThat(found).isSorted().doesNotHaveDuplicates();
        for (Instant at : found) {
            assertThat(at).isBetween(start, until).isNotEqualTo(until);
            LocalDateTime local = LocalDateTime.ofInstant(at, zone);
            boolean moved = !local.toLocalTime().equals(first.toLocalTime());
            // Only a local time that a change of the clocks skipped may differ, and then by that gap.
            if (moved) {
                LocalDateTime asked = local.toLocalDate().atTime(first.toLocalTime());
                LocalDateTime dayBefore = asked.minusDays(1);
                assertThat(zone.getRules().getValidOffsets(asked).isEmpty()
                                || zone.getRules().getValidOffsets(dayBefore).isEmpty())
                        .as("%s in %s", asked, zone)
                        .isTrue();
            }
        }
    }

    @Property(tries = 300, seed = "2026")
    void cuttingTheTimeInTwoLosesAndDoublesNothing(
            @ForAll("rules") String rule,
            @ForAll("times") LocalDateTime first,
            @ForAll("zones") ZoneId zone,
            @ForAll("times") LocalDateTime from,
            @ForAll @IntRange(min = 1, max = 2000) int hours,
            @ForAll @IntRange(min = 1, max = 2000) int moreHours) {
        var recurrence = new Recurrence(rule, first);
        Instant start = from.atZone(zone).toInstant();
        Instant middle = start.plus(Duration.ofHours(hours));
        Instant end = middle.plus(Duration.ofHours(moreHours));
        var halves = new java.util.ArrayList<>(recurrence.between(start, middle, zone, 1000));
        halves.addAll(recurrence.between(middle, end, zone, 1000));
        assertThat(halves).isEqualTo(recurrence.between(start, end, zone, 1000));
    }

    @Test
    void atAGapTheTimeMovesForwardAndIsBackTheNextDay() {
        var recurrence = new Recurrence("FREQ=DAILY", LocalDateTime.of(2026, 3, 7, 2, 30));
        assertThat(recurrence.between(
                        Instant.parse("2026-03-07T00:00:00Z"), Instant.parse("2026-03-10T00:00:00Z"), NEW_YORK, 10))
                .containsExactly(
                        Instant.parse("2026-03-07T07:30:00Z"),
                        Instant.parse("2026-03-08T07:30:00Z"),
                        Instant.parse("2026-03-09T06:30:00Z"));
    }

    @Test
    void atAnOverlapTheFirstOfTheTwoIsTaken() {
        var recurrence = new Recurrence("FREQ=DAILY", LocalDateTime.of(2026, 11, 1, 1, 30));
        assertThat(recurrence.between(
                        Instant.parse("2026-11-01T00:00:00Z"), Instant.parse("2026-11-02T00:00:00Z"), NEW_YORK, 10))
                .containsExactly(Instant.parse("2026-11-01T05:30:00Z"));
    }

    @Test
    void nothingComesBeforeTheFirst() {
        var recurrence = new Recurrence("FREQ=WEEKLY;BYDAY=MO", LocalDateTime.of(2026, 11, 23, 9, 0));
        List<Instant> found = recurrence.between(
                Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-12-31T00:00:00Z"), NEW_YORK, 1000);
        assertThat(found.getFirst()).isEqualTo(Instant.parse("2026-11-23T14:00:00Z"));
        assertThat(found)
                .allSatisfy(at -> assertThat(at.atZone(NEW_YORK).getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY))
                .allSatisfy(at -> assertThat(at.atZone(NEW_YORK).toLocalTime()).isEqualTo(LocalTime.of(9, 0)));
    }

    @Test
    void aFarWindowIsFoundWithoutCountingThroughAllBefore() {
        var recurrence = new Recurrence("FREQ=DAILY", LocalDateTime.of(1990, 1, 1, 9, 0));
        assertThat(recurrence.between(
                        Instant.parse("2026-11-23T00:00:00Z"), Instant.parse("2026-11-24T00:00:00Z"), NEW_YORK, 10))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "weekly",
                "FREQ=HOURLY",
                "FREQ=MINUTELY",
                "FREQ=SECONDLY",
                "FREQ=WEEKLY;BYDAY=XX",
                "'; DROP TABLE"
            })
    void anUnreadableOrTooFrequentRuleIsRefusedWithASentence(String rule) {
        assertThatThrownBy(() -> new Recurrence(rule, LocalDateTime.of(2026, 1, 1, 9, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .endsWith(".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FREQ=DAILY;BYHOUR=8,9,10", "FREQ=DAILY;BYMINUTE=0,30", "FREQ=WEEKLY;BYHOUR=1,2"})
    void aRuleThatRecursWithinADayIsRefused(String rule) {
        assertThatThrownBy(() -> new Recurrence(rule, LocalDateTime.of(2026, 1, 1, 9, 0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=DAILY;UNTIL=20200101T000000",
                "FREQ=YEARLY;BYWEEKNO=-19;BYSETPOS=-3"
            })
    void aRuleThatNeverComesDueIsRefused(String rule) {
        assertThatThrownBy(() -> new Recurrence(rule, LocalDateTime.of(2026, 1, 1, 9, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("never comes due");
    }

    @Test
    void anIntervalThatWouldBeCountedThroughForMinutesIsRefused() {
        assertThatThrownBy(() -> new Recurrence("FREQ=MONTHLY;INTERVAL=2147483647", LocalDateTime.of(2026, 1, 1, 9, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 1000");
    }

    @Provide
    Arbitrary<String> anyRules() {
        Arbitrary<String> parts = Arbitraries.oneOf(
                Arbitraries.integers().between(-1, 1_200).map(i -> ";INTERVAL=" + i),
                Arbitraries.of("MO", "SA,SU", "1MO", "-1FR", "5SU", "53MO", "0MO")
                        .map(days -> ";BYDAY=" + days),
                Arbitraries.integers().between(-32, 32).map(day -> ";BYMONTHDAY=" + day),
                Arbitraries.integers().between(0, 13).map(month -> ";BYMONTH=" + month),
                Arbitraries.integers().between(-367, 367).map(day -> ";BYYEARDAY=" + day),
                Arbitraries.integers().between(-54, 54).map(week -> ";BYWEEKNO=" + week),
                Arbitraries.integers().between(-5, 5).map(position -> ";BYSETPOS=" + position),
                Arbitraries.of(
                        ";COUNT=3", ";COUNT=2147483647", ";UNTIL=20300401T000000", ";UNTIL=20300401", ";WKST=SU"));
        return Arbitraries.of("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
                .flatMap(frequency -> parts.list()
                        .uniqueElements(part -> part.substring(0, part.indexOf('=')))
                        .ofMaxSize(4)
                        .map(each -> "FREQ=" + frequency + String.join("", each)));
    }

    @Property(tries = 3_000, seed = "2026")
    void anyRuleIsRefusedWithASentenceOrWalkedToItsEnd(
            @ForAll("anyRules") String rule,
            @ForAll("times") LocalDateTime first,
            @ForAll("times") LocalDateTime from) {
        Recurrence recurrence;
        try {
            recurrence = new Recurrence(rule, first);
        } catch (IllegalArgumentException e) {
            assertThat(e).message().endsWith(".");
            return;
        }
        Instant start = from.atZone(NEW_YORK).toInstant();
        List<Instant> found = recurrence.between(start, start.plus(Duration.ofDays(36_500)), NEW_YORK, 20);
        assertThat(found).isSorted().doesNotHaveDuplicates();
        Instant earliest = first.atZone(NEW_YORK).toInstant();
        assertThat(found)
                .allSatisfy(at -> assertThat(at).isAfterOrEqualTo(start).isAfterOrEqualTo(earliest));
    }
}
