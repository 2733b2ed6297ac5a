package org.rollcall.track.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.track.Fix;

class TrackCodecTest {
    @ParameterizedTest
    @CsvSource({"0, 60, 4.2", "1.4, 60, 5.3", "14, 60, 5.8", "0, 10, 4", "1.4, 10, 4.9", "14, 10, 5.3"})
    void aDayTakesFewBytesAFixAndLosesNothing(double speed, int interval, double most) {
        List<Fix> day = SyntheticTrack.at(speed, 86_400 / interval, interval, 7);
        byte[] track = TrackCodec.encode(day);
        double bytes = (double) track.length / day.size();
        assertThat(TrackCodec.decode(track)).isEqualTo(day);
        assertThat(bytes).isLessThanOrEqualTo(most);
        assertThat(TrackCodec.count(track)).isEqualTo(day.size());
    }

    @Tag("bench")
    @Test
    void figures() {
        for (double speed : new double[] {0, 1.4, 14}) {
            for (int interval : new int[] {1, 10, 60}) {
                List<Fix> day = SyntheticTrack.at(speed, 86_400 / interval, interval, 7);
                byte[] track = TrackCodec.encode(day);
                TrackCodec.decode(track);
                long begin = System.nanoTime();
                TrackCodec.encode(day);
                long middle = System.nanoTime();
                TrackCodec.decode(track);
                long end = System.nanoTime();
                System.out.printf(
                        "%.1f m/s, one fix in %d s: %.2f bytes a fix, a day of %d in %.1f ms, out %.1f ms%n",
                        speed,
                        interval,
                        (double) track.length / day.size(),
                        day.size(),
                        (middle - begin) / 1e6,
                        (end - middle) / 1e6);
            }
        }
    }

    @Test
    void nothingAndOneAreTracksToo() {
        assertThat(TrackCodec.decode(TrackCodec.encode(List.of()))).isEmpty();
        List<Fix> one = SyntheticTrack.at(1, 1, 1, 1);
        assertThat(TrackCodec.decode(TrackCodec.encode(one))).isEqualTo(one);
    }

    @Test
    void aFormNobodyReadsAnyMoreIsNamed() {
        byte[] track = TrackCodec.encode(SyntheticTrack.at(1.4, 10, 60, 1));
        track[0] = 1;
        assertThatThrownBy(() -> TrackCodec.decode(track))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("version 1")
                .hasMessageContaining("version 2");
    }

    @Test
    void damageIsSeen() {
        byte[] track = TrackCodec.encode(SyntheticTrack.at(1.4, 100, 60, 1));
        for (int i = 0; i < track.length; i++) {
            byte[] damaged = track.clone();
            damaged[i] ^= 1;
            assertThatThrownBy(() -> TrackCodec.decode(damaged)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> TrackCodec.decode(new byte[3])).isInstanceOf(IllegalArgumentException.class);
    }
}
