package org.rollcall.voice;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.rollcall.sound.Sound;

class FilterBankTest {
    private static final int RATE = 16_000;

    private static float[][] tone(double hertz, double amplitude) {
        float[] x = new float[RATE];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) (amplitude * Math.sin(2 * Math.PI * hertz * i / RATE));
        }
        return new FilterBank(RATE).analyse(Sound.of(x, RATE));
    }

    private static int loudest(float[] row) {
        int at = 0;
        for (int b = 1; b < row.length; b++) {
            at = row[b] > row[at] ? b : at;
        }
        return at;
    }

    @Test
    void aSecondHasNinetyEightWholeFramesOfEightyBands() {
        float[][] rows = tone(1_000, 0.1);
        assertThat(rows).hasDimensions(98, 80);
        assertThat(new FilterBank(RATE).analyse(Sound.of(new float[399], RATE))).isEmpty();
    }

    @Test
    void aToneIsLoudestInTheBandAroundIt() {
        // Centres lie at mel(20) + (b + 1) * (mel(8000) - mel(20)) / 81 with mel(f) = 1127 ln(1 + f / 700).
        assertThat(loudest(tone(1_000, 0.1)[50])).isEqualTo(27);
        assertThat(loudest(tone(3_000, 0.1)[50])).isEqualTo(52);
    }

    @Test
    void tenTimesTheAmplitudeIsAHundredTimesTheEnergyAndNothingOnceTheMeansAreTakenAway() {
        float[][] soft = tone(1_000, 0.01);
        float[][] loud = tone(1_000, 0.1);
        assertThat(loud[50][27] - soft[50][27]).isCloseTo((float) Math.log(100), Offset.offset(0.01f));
        FilterBank.takeMeansAway(soft);
        FilterBank.takeMeansAway(loud);
        assertThat(loud[50][27]).isCloseTo(soft[50][27], Offset.offset(0.01f));
    }

    @Test
    void silenceCountsAsTheLeastEnergy() {
        float[][] rows = new FilterBank(RATE).analyse(Sound.of(new float[RATE], RATE));
        assertThat(rows[3][40]).isCloseTo((float) Math.log(Math.ulp(1f)), Offset.offset(1e-4f));
    }
}
