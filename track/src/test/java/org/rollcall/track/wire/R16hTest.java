package org.rollcall.track.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.track.Fix;
import org.rollcall.track.TrackerState;

/** Messages are those of the public tests of Traccar's protocol "r16h". */
class R16hTest {
    static final String LINK = "@LINK,356823031235028$";
    static final String POSITION = "@GPSD,356823031235028,R,20260520,000133,01.34587,N,103.71993,E,0,111,36,72,L,$";

    @Test
    void readsLoginAndPosition() {
        List<Frame> frames = receive(LINK + POSITION);
        assertThat(frames.getFirst())
                .isInstanceOfSatisfying(
                        Frame.Login.class, login -> assertThat(login.device()).isEqualTo("356823031235028"));
        Fix fix = ((Frame.Fixes) frames.getLast()).fixes().getFirst();
        assertThat(fix.time()).isEqualTo(Instant.parse("2026-05-20T00:01:33Z"));
        assertThat(fix.latitude()).isEqualTo(1.34587);
        assertThat(fix.longitude()).isEqualTo(103.71993);
        assertThat(fix.valid()).isTrue();
        assertThat(fix.course()).isEqualTo(111);
        assertThat(fix.altitude()).isEqualTo(36);
        assertThat(fix.battery()).isEqualTo(72);
        assertThat(fix.states()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"R, '', STRAP_OPEN", "L, ULK, STRAP_OPEN", "L, SOS, SOS", "L, LBT, BATTERY_LOW"})
    void strapAndAlarmBecomeStates(String strap, String alarm, TrackerState state) {
        String sent = "@GPSD,356823031235028,S,20260520,000233,01.34587,S,103.71993,W,36,90,-15,68,%s,%s$";
        Fix fix = ((Frame.Fixes) receive(sent.formatted(strap, alarm)).getFirst())
                .fixes()
                .getFirst();
        assertThat(fix.states()).containsExactly(state);
        assertThat(fix.latitude()).isNegative();
        assertThat(fix.speed()).isEqualTo(10);
        assertThat(fix.extras().number("buffered")).hasValue(1);
    }

    @Test
    void radioNetworksAreAStatusAndNotKept() {
        assertThat(receive("@LBSD,356823031235028,R,20260616,092110,302-490-75f8-61c3715:-111,,,21,L,$")
                        .getFirst())
                .isInstanceOfSatisfying(Frame.Status.class, status -> {
                    assertThat(status.time()).isEqualTo(Instant.parse("2026-06-16T09:21:10Z"));
                    assertThat(status.battery()).isEqualTo(21);
                    assertThat(status.extras().toString()).doesNotContain("302-490");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@GPSD,356823031235028,R,20260520,990133,01.34587,N,103.71993,E,0,111,36,72,L,$",
                "@GPSD,356823031235028,R,20260520,000133,01.34587,Q,103.71993,E,0,111,36,72,L,$",
                "@GPSD,356823031235028,R,20260520,000133,01.34587,N,103.71993,E,0,111,36,72,X,$",
                "@GPSD,356823031235028,R$",
                "@GPSD,me,R$"
            })
    void saysWhatIsWrongAndGoesOn(String frame) {
        List<Frame> frames = receive(frame + POSITION);
        assertThat(frames.getFirst())
                .isInstanceOfSatisfying(
                        Frame.Unreadable.class, bad -> assertThat(bad.fatal()).isFalse());
        assertThat(frames.getLast()).isInstanceOf(Frame.Fixes.class);
    }

    private static List<Frame> receive(String text) {
        return new R16h().open().receive(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
