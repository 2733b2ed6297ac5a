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

class R16hTest {
    static final String LINK = "@LINK,860100000000017$";
    static final String POSITION = "@GPSD,860100000000017,R,20260412,081500,52.50931,N,13.39870,E,0,275,41,64,L,$";

    @Test
    void readsLoginAndPosition() {
        List<Frame> frames = receive(LINK + POSITION);
        assertThat(frames.getFirst())
                .isInstanceOfSatisfying(
                        Frame.Login.class, login -> assertThat(login.device()).isEqualTo("860100000000017"));
        Fix fix = ((Frame.Fixes) frames.getLast()).fixes().getFirst();
        assertThat(fix.time()).isEqualTo(Instant.parse("2026-04-12T08:15:00Z"));
        assertThat(fix.latitude()).isEqualTo(52.50931);
        assertThat(fix.longitude()).isEqualTo(13.39870);
        assertThat(fix.valid()).isTrue();
        assertThat(fix.course()).isEqualTo(275);
        assertThat(fix.altitude()).isEqualTo(41);
        assertThat(fix.battery()).isEqualTo(64);
        assertThat(fix.states()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"R, '', STRAP_OPEN", "L, ULK, STRAP_OPEN", "L, SOS, SOS", "L, LBT, BATTERY_LOW"})
    void strapAndAlarmBecomeStates(String strap, String alarm, TrackerState state) {
        String sent = "@GPSD,860100000000017,S,20260412,081600,52.50931,S,13.39870,W,36,90,-15,68,%s,%s$";
        Fix fix = ((Frame.Fixes) receive(sent.formatted(strap, alarm)).getFirst())
                .fixes()
                .getFirst();
        assertThat(fix.states()).containsExactly(state);
        assertThat(fix.latitude()).isNegative();
        assertThat(fix.speed()).isEqualTo(10);
        assertThat(fix.extras().number("buffered")).hasValue(1);
    }

    @Test
    void radioNetworksAreAStatusAndKeptAsTheyWereSent() {
        Frame.Status status =
                status("@LBSD,860100000000017,R,20260412,091700,262-1-1f2e-2a4b6c:-97,0a:1b:2c:3d:4e:5f:-61,,21,L,$");
        assertThat(status.time()).isEqualTo(Instant.parse("2026-04-12T09:17:00Z"));
        assertThat(status.battery()).isEqualTo(21);
        assertThat(status.states()).isEmpty();
        assertThat(status.extras().text("networks")).isEqualTo("262-1-1f2e-2a4b6c:-97,0a:1b:2c:3d:4e:5f:-61,");
    }

    @Test
    void aStrapThatDoesNotKnowTheTimeIsHeardAllTheSame() {
        Frame.Status status = status("@LBSD,860100000000017,R,00000000,000000,,,,100,R,ULK$");
        assertThat(status.time()).isNull();
        assertThat(status.battery()).isEqualTo(100);
        assertThat(status.states()).containsExactly(TrackerState.STRAP_OPEN);
        assertThat(status.extras().values())
                .containsEntry("time.sent", "00000000 000000")
                .containsEntry("alarm", "ULK")
                .doesNotContainKey("networks");
        assertThat(status("@LBSD,860100000000017,R,,,,,,300,L,$").battery()).isNull();
    }

    @Test
    void whatItRepliesToSettingsIsAnAnswer() {
        assertThat(receive("@RPLY,860100000000017,STIN,OK$").getFirst())
                .isInstanceOfSatisfying(
                        Frame.Answer.class,
                        answer -> assertThat(answer.text()).isEqualTo("RPLY,860100000000017,STIN,OK"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@GPSD,860100000000017,R,20260412,990133,52.50931,N,13.39870,E,0,275,41,64,L,$",
                "@GPSD,860100000000017,R,20260412,081500,52.50931,Q,13.39870,E,0,275,41,64,L,$",
                "@GPSD,860100000000017,R,20260412,081500,52.50931,N,13.39870,E,0,275,41,64,X,$",
                "@GPSD,860100000000017,R$",
                "@GPSD,me,R$",
                "@LBSD,860100000000017,R,20260412,091700,,,,full,L,$",
                "@LBSD,860100000000017,R,20260412,091700$"
            })
    void saysWhatIsWrongAndGoesOn(String frame) {
        List<Frame> frames = receive(frame + POSITION);
        assertThat(frames.getFirst())
                .isInstanceOfSatisfying(
                        Frame.Unreadable.class, bad -> assertThat(bad.fatal()).isFalse());
        assertThat(frames.getLast()).isInstanceOf(Frame.Fixes.class);
    }

    private static Frame.Status status(String sent) {
        return (Frame.Status) receive(sent).getFirst();
    }

    private static List<Frame> receive(String text) {
        return new R16h().open().receive(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
