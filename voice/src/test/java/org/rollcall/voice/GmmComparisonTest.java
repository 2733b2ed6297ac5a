package org.rollcall.voice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The comparison that ships with Rollcall. */
class GmmComparisonTest extends VoiceComparisonContract {
    GmmComparisonTest() {
        super(Programme.SHIPPED);
    }

    @Test
    void theSamePersonOnAnotherCallScoresHigh() {
        for (int person = 0; person < 12; person++) {
            assertThat(Programme.SHIPPED.compare(person, person, "40718362", "40718362", 7_000 + person))
                    .isInstanceOfSatisfying(Comparison.Scored.class, s -> {
                        assertThat(s.falseMatchRate()).isLessThanOrEqualTo(0.01);
                        assertThat(s.logLikelihoodRatio()).isPositive();
                        assertThat(s.quality().speechSeconds()).isGreaterThan(1);
                    });
        }
    }
}
