package org.rollcall.location;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.rollcall.participant.Recurrence;
import org.rollcall.track.zone.Intervals.Interval;

class ZoneSchedulePropertiesTest {
    private static final LocalDate START = LocalDate.of(2025, 1, 1);
    private static final int YEARS = 4;

    @Provide
    Arbitrary<ZoneId> zones() {
        // Northern, southern and half-hour changes of the clocks, at midnight (Santiago), below zero (Dublin), and
        // none.
        return Arbitraries.of(
                        "America/Chicago",
                        "America/Santiago",
                        "Australia/Lord_Howe",
                        "Europe/Dublin",
                        "Africa/Casablanca",
                        "America/Phoenix")
                .map(ZoneId::of);
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(0, YEARS * 365).map(START::plusDays);
    }

    /** Often about the hours at which clocks change. */
    @Provide
    Arbitrary<LocalTime> times() {
        return Arbitraries.frequencyOf(
                        Tuple.of(1, Arbitraries.integers().between(0, 24 * 60 - 1)),
                        Tuple.of(1, Arbitraries.integers().between(0, 8).map(halves -> halves * 30)))
                .map(minutes -> LocalTime.MIDNIGHT.plusMinutes(minutes));
    }

    @Provide
    Arbitrary<String> rules() {
        return Arbitraries.of(
                "FREQ=DAILY",
                "FREQ=DAILY;INTERVAL=3;COUNT=200",
                "FREQ=WEEKLY;BYDAY=MO,TH",
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA,SU",
                "FREQ=MONTHLY;BYMONTHDAY=31",
                "FREQ=MONTHLY;BYDAY=1MO",
                "FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20270630T120000",
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
                "FREQ=YEARLY");
    }

    @Provide
    Arbitrary<Set<DayOfWeek>> weekdays() {
        return Arbitraries.of(DayOfWeek.class).set().ofMinSize(1);
    }

    private static String weekly(Set<DayOfWeek> days) {
        return days.stream().map(day -> day.name().substring(0, 3)).collect(Collectors.joining(","));
    }

    private static String byDay(Set<DayOfWeek> days) {
        return days.stream().map(day -> day.name().substring(0, 2)).collect(Collectors.joining(","));
    }

    /** Every three hours or so, at odd minutes, and around the changes of the clocks every five minutes. */
    private static List<Instant> moments(ZoneId zone) {
        Instant start = START.atStartOfDay(zone).toInstant();
        LongStream all = LongStream.range(0, YEARS * 365 * 8).map(i -> i * 181 * 60);
        LongStream changes = Stream.iterate(
                        zone.getRules().nextTransition(start),
                        each -> zone.getRules().nextTransition(each.getInstant()))
                .takeWhile(each -> each != null && each.getInstant().isBefore(start.plus(Duration.ofDays(YEARS * 365))))
                .flatMapToLong(each -> LongStream.rangeClosed(-36, 36)
                        .map(i -> Duration.between(start, each.getInstant()).getSeconds() + i * 300));
        return LongStream.concat(all, changes).mapToObj(start::plusSeconds).toList();
    }

    @Property(tries = 200, seed = "2026")
    void theDaysOfARuleAreThoseOfTheRecurrence(
            @ForAll("rules") String rule, @ForAll("days") LocalDate first, @ForAll("times") LocalTime from) {
        var recurrence = new Recurrence(
                rule.contains("UNTIL") && first.isAfter(LocalDate.of(2027, 1, 1)) ? "FREQ=YEARLY" : rule,
                first.atTime(from));
        Set<LocalDate> named = recurrence
                .between(
                        START.atStartOfDay(ZoneOffset.UTC).toInstant(),
                        START.plusYears(YEARS + 1).atStartOfDay(ZoneOffset.UTC).toInstant(),
                        ZoneOffset.UTC,
                        Integer.MAX_VALUE)
                .stream()
                .map(at -> at.atZone(ZoneOffset.UTC).toLocalDate())
                .collect(Collectors.toSet());
        var days = new RuleDays(recurrence);
        START.minusYears(1)
                .datesUntil(START.plusYears(YEARS + 1))
                .forEach(day -> assertThat(days.on(day)).as("%s", day).isEqualTo(named.contains(day)));
        named.forEach(day -> assertThat(days.next(day)).contains(day));
    }

    @Property(tries = 100, seed = "2026")
    void manyThreadsInAnyOrderAreToldTheSameDays(
            @ForAll("rules") String rule, @ForAll @Size(value = 400) List<@IntRange(max = 40 * 12) Integer> months) {
        var recurrence = new Recurrence(rule.replace(";UNTIL=20270630T120000", ""), START.atTime(9, 0));
        var asked = new RuleDays(recurrence);
        List<YearMonth> wrong = months.parallelStream()
                .map(month -> YearMonth.from(START).plusMonths(month))
                .filter(month -> {
                    var once = new RuleDays(recurrence);
                    return IntStream.rangeClosed(1, month.lengthOfMonth())
                            .mapToObj(month::atDay)
                            .anyMatch(day -> asked.on(day) != once.on(day));
                })
                .toList();
        assertThat(wrong).isEmpty();
    }

    @Property(tries = 40, seed = "2026")
    void aWeeklySpanIsTheSameAsItsRule(
            @ForAll("weekdays") Set<DayOfWeek> days,
            @ForAll("times") LocalTime from,
            @ForAll("times") LocalTime until,
            @ForAll("zones") ZoneId zone) {
        String times = " " + from + "-" + until;
        var weekly = ZoneSchedule.parse(weekly(days) + times, zone);
        // From some days before, so that a night which began by then is one of both.
        var ruled = ZoneSchedule.parse(START.minusDays(8) + times + " (FREQ=WEEKLY;BYDAY=" + byDay(days) + ")", zone);
        for (Instant at : moments(zone)) {
            assertThat(ruled.inForce(at)).as("%s", at.atZone(zone)).isEqualTo(weekly.inForce(at));
        }
    }

    @Property(tries = 40, seed = "2026")
    void exceptionsTakeAwayExactlyWhatBeginsOnThem(
            @ForAll("weekdays") Set<DayOfWeek> weekdays,
            @ForAll("times") LocalTime from,
            @ForAll("times") LocalTime until,
            @ForAll("zones") ZoneId zone,
            @ForAll @Size(min = 1, max = 5) List<@IntRange(max = YEARS * 365) Integer> begins,
            @ForAll @Size(value = 5) List<@IntRange(max = 9) Integer> lengths) {
        Set<LocalDate> excepted = new HashSet<>();
        String except = "except "
                + IntStream.range(0, begins.size())
                        .mapToObj(i -> {
                            LocalDate first = START.plusDays(begins.get(i));
                            LocalDate last = first.plusDays(lengths.get(i));
                            first.datesUntil(last.plusDays(1)).forEach(excepted::add);
                            return lengths.get(i) == 0 ? first.toString() : first + ".." + last;
                        })
                        .collect(Collectors.joining(", "));
        String span = weekly(weekdays) + " " + from + "-" + until;
        var plain = ZoneSchedule.parse(span, zone);
        var without = ZoneSchedule.parse(except + "; " + span, zone);
        var always = ZoneSchedule.parse(except, zone);
        for (Instant at : moments(zone)) {
            LocalDateTime local = LocalDateTime.ofInstant(at, zone);
            LocalDate today = local.toLocalDate();
            // The same day's part and, if it goes on past midnight, the part of the day before.
            boolean overnight = !until.isAfter(from);
            boolean ofToday = weekdays.contains(today.getDayOfWeek())
                    && !local.toLocalTime().isBefore(from)
                    && (overnight || local.toLocalTime().isBefore(until));
            boolean ofYesterday = overnight
                    && weekdays.contains(today.minusDays(1).getDayOfWeek())
                    && local.toLocalTime().isBefore(until);
            assertThat(plain.inForce(at)).isEqualTo(ofToday || ofYesterday);
            assertThat(without.inForce(at))
                    .as("%s %s %s", span, except, local)
                    .isEqualTo(ofToday && !excepted.contains(today)
                            || ofYesterday && !excepted.contains(today.minusDays(1)));
            assertThat(always.inForce(at)).isEqualTo(!excepted.contains(today));
        }
    }

    @Provide
    Arbitrary<String> anySpan() {
        Arbitrary<String> hours = Combinators.combine(Arbitraries.lazy(this::times), Arbitraries.lazy(this::times))
                .as((from, until) -> " " + from + "-" + until);
        return Arbitraries.oneOf(
                Combinators.combine(weekdays(), hours).as((days, times) -> weekly(days) + times),
                Combinators.combine(days(), hours).as((day, times) -> day + times),
                Combinators.combine(days(), hours, Arbitraries.of("FREQ=DAILY;INTERVAL=5", "FREQ=MONTHLY;BYDAY=2SU"))
                        .as((day, times, rule) -> day + times + " (" + rule + ")"));
    }

    @Property(tries = 300, seed = "2026")
    void outsideTheTimesToComeItIsNeverInForce_andAtTheirEdgesItIs(
            @ForAll("anySpan") String span, @ForAll("days") LocalDate now, @ForAll("zones") ZoneId zone) {
        var schedule = ZoneSchedule.parse(span + "; except " + now.plusDays(3), zone);
        Instant start = now.atTime(12, 0).atZone(zone).toInstant();
        List<Interval> coming = schedule.coming(schedule.spans().getFirst(), start, 40);
        for (Interval each : coming) {
            assertThat(each.to()).isAfter(start);
            assertThat(schedule.inForce(each.from())).as("begins %s", each).isTrue();
            assertThat(schedule.inForce(each.to().minusNanos(1)))
                    .as("ends %s", each)
                    .isTrue();
        }
        Instant end = coming.size() < 40
                ? start.plus(Duration.ofDays(60))
                : coming.getLast().from();
        for (Instant at = start; at.isBefore(end); at = at.plusSeconds(13 * 60)) {
            Instant moment = at;
            if (schedule.inForce(at)) {
                assertThat(coming)
                        .as("%s at %s", span, at.atZone(zone))
                        .anyMatch(each -> !moment.isBefore(each.from()) && moment.isBefore(each.to()));
            }
        }
    }
}
