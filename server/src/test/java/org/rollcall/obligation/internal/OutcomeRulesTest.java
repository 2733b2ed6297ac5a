package org.rollcall.obligation.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.rollcall.obligation.Duty;
import org.rollcall.obligation.Finding;
import org.rollcall.obligation.Outcome;
import org.rollcall.obligation.Way;
import org.rollcall.obligation.Window;

/** Promises 2 and 3 as properties of the rules. Times are minutes from the window's opening. */
class OutcomeRulesTest {
    private static final Instant OPENS = Instant.parse("2026-03-08T05:00:00Z");
    private static final Duration LATE = Duration.ofHours(24);

    private static Instant minute(long minute) {
        return OPENS.plus(Duration.ofMinutes(minute));
    }

    private static Optional<Outcome> outcome(Window first, List<Try> tries, List<Outage> outages, Instant now) {
        Window window = Lengthening.of(first, outages, tries, LATE);
        return OutcomeRules.of(Duty.CHECK_IN, Way.APP, window, tries, outages, now, LATE);
    }

    @Provide
    Arbitrary<Window> windows() {
        return Arbitraries.longs().between(1, 60 * 24 * 60).map(length -> new Window(OPENS, minute(length)));
    }

    @Provide
    Arbitrary<List<Try>> tries() {
        Arbitrary<Finding> finding = Arbitraries.of(
                new Finding.Satisfied(),
                new Finding.Inconclusive("score_below"),
                new Finding.Unfinished("pin"),
                new Finding.LockedOut(),
                new Finding.TechnicalFailure("line"));
        return Combinators.combine(Arbitraries.longs().between(0, 4000), finding)
                .as((at, found) -> new Try(minute(at), found))
                .list()
                .ofMaxSize(8);
    }

    @Provide
    Arbitrary<List<Outage>> outages() {
        Arbitrary<Long> minutes = Arbitraries.longs().between(-3000, 6000);
        return Combinators.combine(minutes, Arbitraries.longs().between(1, 3000), minutes)
                .as((from, length, learnt) -> new Outage(minute(from), minute(from + length), minute(learnt)))
                .list()
                .ofMaxSize(6);
    }

    @Property(seed = "2026")
    void nothingIsMissedWhereThereWasATry(
            @ForAll("windows") Window window,
            @ForAll("tries") List<Try> tries,
            @ForAll("outages") List<Outage> outages,
            @ForAll("times") long now) {
        if (!tries.isEmpty()) {
            assertThat(outcome(window, tries, outages, minute(now))).isNotEqualTo(Optional.of(Outcome.MISSED));
        }
    }

    @Provide
    Arbitrary<Long> times() {
        return Arbitraries.longs().between(0, 200_000);
    }

    @Property(seed = "2026")
    void aGoodTryInsideTheWindowFulfilsWhateverElseHappened(
            @ForAll("windows") Window window,
            @ForAll("tries") List<Try> tries,
            @ForAll("outages") List<Outage> outages,
            @ForAll("times") long now) {
        var withGood = new ArrayList<>(tries);
        withGood.add(new Try(window.closes().minusNanos(1), new Finding.Satisfied()));
        assertThat(outcome(window, withGood, outages, minute(now))).contains(Outcome.FULFILLED);
    }

    @Property(seed = "2026")
    void whatIsOpenStaysOpenUntilItsWindowCloses(
            @ForAll("windows") Window first,
            @ForAll("tries") List<Try> tries,
            @ForAll("outages") List<Outage> outages) {
        var unsettled = tries.stream()
                .filter(t -> !(t.finding() instanceof Finding.Satisfied))
                .toList();
        Window window = Lengthening.of(first, outages, unsettled, LATE);
        assertThat(outcome(first, unsettled, outages, window.closes().minusNanos(1)))
                .isEmpty();
        assertThat(outcome(first, unsettled, outages, window.closes())).isPresent();
    }

    @Property(seed = "2026")
    void anOutageInsideLengthensByItsLengthAndByTwoHours(
            @ForAll("windows") Window first, @ForAll("outages") List<Outage> outages) {
        Window window = Lengthening.of(first, outages, List.of(), LATE);
        for (Outage outage : outages) {
            if (outage.touches(first)) {
                Duration grown = Duration.between(first.closes(), window.closes());
                Instant until = outage.until().isBefore(first.closes()) ? outage.until() : first.closes();
                Instant from = outage.from().isAfter(first.opens()) ? outage.from() : first.opens();
                assertThat(grown)
                        .isGreaterThanOrEqualTo(Duration.ofHours(2))
                        .isGreaterThanOrEqualTo(Duration.between(from, until));
                assertThat(window.closes()).isAfterOrEqualTo(outage.until().plus(Duration.ofHours(2)));
            }
        }
        // Outages less than ten minutes apart are one: two of them may bridge a window that neither touches.
        var around = new Window(
                first.opens().minus(Duration.ofMinutes(10)), first.closes().plus(Duration.ofMinutes(10)));
        if (outages.stream().noneMatch(o -> o.touches(around))) {
            assertThat(window).isEqualTo(first);
        }
    }

    @Property(seed = "2026")
    void lengtheningTwiceIsLengtheningOnce(
            @ForAll("windows") Window first,
            @ForAll("outages") List<Outage> outages,
            @ForAll("tries") List<Try> tries) {
        var twice = new ArrayList<>(outages);
        twice.addAll(outages);
        assertThat(Lengthening.of(first, twice, tries, LATE)).isEqualTo(Lengthening.of(first, outages, tries, LATE));
    }

    @Property(seed = "2026")
    void noOtherTechnicalFailureOnlyOutcome(@ForAll("tries") List<Try> tries, @ForAll("times") long now) {
        var window = new Window(OPENS, minute(180));
        if (outcome(window, tries, List.of(), minute(now)).equals(Optional.of(Outcome.TECHNICAL_FAILURE))) {
            assertThat(tries).allMatch(t -> t.finding() instanceof Finding.TechnicalFailure);
        }
    }

    @Test
    void aTechnicalFailureAtTheEndLeavesTwoHours() {
        var window = new Window(OPENS, minute(180));
        var failed = List.of(new Try(minute(175), new Finding.TechnicalFailure("line")));
        assertThat(Lengthening.of(window, List.of(), failed, LATE).closes()).isEqualTo(minute(295));
        assertThat(outcome(window, failed, List.of(), minute(294))).isEmpty();
        assertThat(outcome(window, failed, List.of(), minute(295))).contains(Outcome.TECHNICAL_FAILURE);
    }

    @Test
    void anOutageLearntOfDaysLaterExcuses() {
        var window = new Window(OPENS, minute(180));
        var outage = List.of(new Outage(minute(10), minute(20), minute(10_000)));
        assertThat(outcome(window, List.of(), outage, minute(10_000))).contains(Outcome.TECHNICAL_FAILURE);
    }

    @Test
    void anOutageLearntOfTheSameDayOpensTheWindowAgain() {
        var window = new Window(OPENS, minute(180));
        var outage = List.of(new Outage(minute(10), minute(20), minute(600)));
        assertThat(outcome(window, List.of(), outage, minute(600))).isEmpty();
        assertThat(Lengthening.of(window, outage, List.of(), LATE).closes()).isEqualTo(minute(720));
    }

    @Test
    void aHearingNobodyRecordedIsNeverMissed() {
        assertThat(OutcomeRules.of(
                        Duty.HEARING,
                        Way.COURT,
                        new Window(OPENS, minute(180)),
                        List.of(),
                        List.of(),
                        minute(9000),
                        LATE))
                .contains(Outcome.PENDING_REVIEW);
    }

    @Test
    void aSilentTrackerIsLookedAtByAPersonAndNeverMissed() {
        var window = new Window(OPENS, minute(180));
        assertThat(OutcomeRules.of(Duty.CHECK_IN, Way.TRACKER, window, List.of(), List.of(), minute(180), LATE))
                .contains(Outcome.PENDING_REVIEW);
    }

    @Test
    void lateOnTheSameDayCountsAsLate() {
        var window = new Window(OPENS, minute(180));
        var late = List.of(new Try(minute(200), new Finding.Satisfied()));
        assertThat(outcome(window, late, List.of(), minute(200))).contains(Outcome.FULFILLED_LATE);
        var tooLate = List.of(new Try(minute(180 + 1440), new Finding.Satisfied()));
        assertThat(outcome(window, tooLate, List.of(), minute(3000))).contains(Outcome.PENDING_REVIEW);
    }
}
