package org.rollcall.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SoundTest {
    @Test
    void nobodyCanChangeASoundFromOutside() {
        float[] samples = {0.5f, Float.NaN, 3};
        Sound sound = Sound.of(samples, 8_000);
        samples[0] = 0;
        sound.samples()[0] = 0;
        assertThat(sound.samples()).containsExactly(0.5f, 0, 1);
    }

    @Test
    void slicesAndJoinsAddUp() {
        Sound tone = Tones.sine(300, 0.5, 8_000, 1);
        Sound joined = Sound.concat(List.of(tone.slice(0, 3_000), tone.slice(3_000, 8_000)));
        assertThat(joined).isEqualTo(tone);
        assertThat(tone.between(Duration.ofMillis(250), Duration.ofSeconds(9)).seconds())
                .isEqualTo(0.75);
        assertThatIllegalArgumentException().isThrownBy(() -> tone.then(tone.resampled(16_000)));
    }

    @Property(tries = 40, seed = "2026")
    void resamplingKeepsATonePure(
            @ForAll @IntRange(min = 8_000, max = 48_000) int from,
            @ForAll @IntRange(min = 8_000, max = 48_000) int to) {
        Sound tone = Tones.sine(1_000, 0.5, from / 100 * 100, 0.2);
        Sound out = tone.resampled(to / 100 * 100);
        assertThat(out.seconds()).isCloseTo(0.2, within(2.0 / 8_000));
        assertThat(Tones.residue(out, 1_000)).isLessThan(-60);
        assertThat(Level.dbfs(out)).isCloseTo(Level.dbfs(tone), within(0.1));
    }

    @Test
    void whatTheLowerRateCannotHoldIsGone() {
        Sound high = Tones.sine(5_000, 0.5, 16_000, 0.5).resampled(8_000);
        assertThat(Level.dbfs(high.slice(400, high.length() - 400))).isLessThan(-70);
    }

    @Test
    void levels() {
        Sound tone = Tones.sine(1_000, 1, 8_000, 1);
        assertThat(Level.dbfs(tone)).isCloseTo(-3.01, within(0.01));
        assertThat(Level.dbfs(Level.normalised(tone, -26))).isCloseTo(-26, within(0.01));
        assertThat(Level.dbfs(Sound.silence(Duration.ofSeconds(1), 8_000))).isEqualTo(Level.SILENCE_DBFS);
        assertThat(Level.peak(tone)).isEqualTo(1);
        assertThat(Level.clippedShare(tone.scaled(0.5))).isZero();
        assertThat(Level.clippedShare(tone.scaled(5))).isGreaterThan(0.5);
        assertThat(Level.clippedShare(Sound.of(new float[] {0, 1, 0, 1, 0}, 8_000)))
                .isZero();
    }
}
