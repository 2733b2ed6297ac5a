package org.rollcall.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ScoredPairsTest {
    @Test
    void partedScoresHaveNoErrorsButAnInterval() {
        ScoredPairs pairs = pairs(50, 0.6, 0.1);

        assertThat(pairs.equalErrorRate().value()).isZero();
        assertThat(pairs.falseNonMatchAt(1e-2).value()).isZero();
        assertThat(pairs.accuracy().value()).isEqualTo(1);
        assertThat(pairs.falseNonMatchAt(1e-2).high()).isGreaterThan(0.05);
    }

    @Test
    void errorsAreCountedAtTheThresholdTheImpostorsAllow() {
        List<ScoredPairs.Scored> scored = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            scored.add(new ScoredPairs.Scored(i == 0 ? 0.9 : 0.1, false, i, i + 1, 0));
            scored.add(new ScoredPairs.Scored(i < 3 ? 0.05 : 0.6, true, i, i, 0));
        }
        ScoredPairs pairs = new ScoredPairs(scored, 101, 0);

        assertThat(pairs.falseNonMatchAt(1e-2).value()).isCloseTo(0.03, within(1e-9));
        assertThat(pairs.falseNonMatchAt(1e-3).value()).isCloseTo(1, within(1e-9));
        assertThat(pairs.falseMatchFrom(0.42).value()).isCloseTo(0.01, within(1e-9));
        assertThat(pairs.falseNonMatchBelow(0.42).value()).isCloseTo(0.03, within(1e-9));
        assertThat(pairs.accuracy().value()).isCloseTo(0.98, within(1e-9));
    }

    @Test
    void pairsThatCouldNotBeComparedAreErrors() {
        List<ScoredPairs.Scored> scored = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            scored.add(new ScoredPairs.Scored(i == 0 ? Double.NEGATIVE_INFINITY : 0.7, true, i, i, i));
            scored.add(new ScoredPairs.Scored(i == 0 ? Double.POSITIVE_INFINITY : 0.0, false, i, i + 1, i));
        }
        ScoredPairs pairs = new ScoredPairs(scored, 11, 10);

        assertThat(pairs.accuracy().value()).isCloseTo(0.9, within(1e-9));
        assertThat(pairs.falseNonMatchBelow(0.42).value()).isCloseTo(0.1, within(1e-9));
        assertThat(pairs.falseMatchFrom(0.42).value()).isCloseTo(0.1, within(1e-9));
        assertThat(pairs.equalErrorRate().value()).isCloseTo(0.1, within(1e-9));
    }

    @Property(tries = 20, seed = "2026")
    void anIntervalHoldsItsValue(@ForAll long seed) {
        Random random = new Random(seed);
        List<ScoredPairs.Scored> scored = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            boolean genuine = i % 2 == 0;
            int other = genuine ? i % 10 : (i + 1) % 10;
            scored.add(new ScoredPairs.Scored(
                    random.nextGaussian() * 0.3 + (genuine ? 0.5 : 0), genuine, i % 10, other, i % 10));
        }
        ScoredPairs pairs = new ScoredPairs(scored, 10, 10);

        for (Rate rate : List.of(pairs.accuracy(), pairs.equalErrorRate(), pairs.falseNonMatchAt(0.1))) {
            assertThat(rate.value()).isBetween(rate.low(), rate.high());
            assertThat(rate.low()).isNotNegative();
            assertThat(rate.high()).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void readsTheListsOfLabeledFacesInTheWild() {
        PairList list = PairList.parse(List.of("2\t1", "A_B\t1\t2", "A_B\t1\tC D\t3", "C D\t1\t3", "E\t1\tA_B\t2"));

        assertThat(list.folds()).isEqualTo(2);
        assertThat(list.pairs()).extracting(PairList.Pair::fold).containsExactly(0, 0, 1, 1);
        assertThat(list.pairs()).extracting(PairList.Pair::genuine).containsExactly(true, false, true, false);
        assertThat(list.pairs().get(1).second().stem()).isEqualTo("C D/C D_0003");
    }

    @Test
    void namesTheLineThatIsWrong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PairList.parse(List.of("A 1 2", "A one 2")))
                .withMessageContaining("Line 2");
        assertThatIllegalArgumentException().isThrownBy(() -> PairList.parse(List.of()));
    }

    private static ScoredPairs pairs(int count, double genuine, double impostor) {
        List<ScoredPairs.Scored> scored = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            scored.add(new ScoredPairs.Scored(genuine, true, i, i, i % 10));
            scored.add(new ScoredPairs.Scored(impostor, false, i, (i + 1) % count, i % 10));
        }
        return new ScoredPairs(scored, count, 10);
    }
}
