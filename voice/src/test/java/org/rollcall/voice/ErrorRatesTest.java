package org.rollcall.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorRatesTest {
    private static List<ErrorRates.Trial> trials(double[] targets, double[] impostors) {
        List<ErrorRates.Trial> trials = new ArrayList<>();
        for (double t : targets) {
            trials.add(new ErrorRates.Trial("a", true, t));
        }
        for (double i : impostors) {
            trials.add(new ErrorRates.Trial("a", false, i));
        }
        return trials;
    }

    @Test
    void countsBothErrorsAtTheThresholdThatAllowsOneInAHundred() {
        double[] impostors = new double[200];
        for (int i = 0; i < impostors.length; i++) {
            impostors[i] = i;
        }
        ErrorRates rates = new ErrorRates(trials(new double[] {150, 197, 198, 300}, impostors));
        assertThat(rates.missesAt(0.01)).isEqualTo(0.5);
        assertThat(rates.missesAt(0)).isEqualTo(0.75);
    }

    @Test
    void findsWhereTheErrorsAreEqual() {
        ErrorRates rates = new ErrorRates(trials(new double[] {1, 5, 6, 7}, new double[] {0, 0.5, 0.7, 5.5}));
        assertThat(rates.equal()).isEqualTo(0.25);
        assertThat(new ErrorRates(trials(new double[] {3, 4}, new double[] {1, 2})).equal())
                .isZero();
    }

    @Test
    void aRefusalIsAMissAndNotAMatch() {
        List<ErrorRates.Trial> trials = trials(
                new double[] {Double.NEGATIVE_INFINITY, 5, 5, 5}, new double[] {Double.NEGATIVE_INFINITY, 1, 1, 1});
        assertThat(new ErrorRates(trials).missesAt(0.01)).isEqualTo(0.25);
    }

    @Test
    void theCalibrationIsMonotone() {
        Calibration c = VoiceModel.bundled().calibration();
        for (double s = -5; s < 12; s += 0.1) {
            assertThat(c.falseMatchRate(s + 0.1)).isLessThanOrEqualTo(c.falseMatchRate(s));
            assertThat(c.logLikelihoodRatio(s + 0.1)).isGreaterThanOrEqualTo(c.logLikelihoodRatio(s));
        }
        assertThat(Calibration.upperTail(2.326)).isCloseTo(0.01, within(1e-4));
    }
}
