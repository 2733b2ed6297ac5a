package org.rollcall.track.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollcall.track.Fix;
import org.rollcall.track.TrackerState;

/** Packets are the examples of the public protocol document, version 1.8.1, with the byte its table gives (CF). */
class Gt06Test {
    private static final String LOGIN = "78780D01012345678901234500018CDD0D0A";
    private static final String POSITION = "78781F120B081D112E10CF027AC7EB0C46584900148F01CC00287D001FB8000380810D0A";
    private static final String ALARM =
            "787825160B0B0F0E241DCF027AC8870C4657E60014020901CC00287D001F726506040101003656A40D0A";

    @Test
    void readsTheDocumentedLogin() {
        assertThat(receive(LOGIN).getFirst()).isInstanceOfSatisfying(Frame.Login.class, login -> {
            assertThat(login.device()).isEqualTo("123456789012345");
            assertThat(login.reply().accepted()).isEqualTo(hex("787805010001D9DC0D0A"));
            assertThat(login.reply().refused().remaining()).isZero();
        });
    }

    @Test
    void readsTheDocumentedPosition() {
        Frame.Fixes fixes = (Frame.Fixes) receive(LOGIN + POSITION).getLast();
        Fix fix = fixes.fixes().getFirst();
        assertThat(fixes.device()).isEqualTo("123456789012345");
        assertThat(fix.time()).isEqualTo(Instant.parse("2011-08-29T17:46:16Z"));
        assertThat(fix.latitude()).isCloseTo(23.1116683, within(1e-7));
        assertThat(fix.longitude()).isCloseTo(114.4092850, within(1e-7));
        assertThat(fix.satellites()).isEqualTo(15);
        assertThat(fix.course()).isEqualTo(143);
        assertThat(fix.valid()).isTrue();
        assertThat(fix.extras().number("lac")).hasValue(0x287D);
        assertThat(fixes.reply().accepted().remaining()).isZero();
    }

    @Test
    void readsTheDocumentedAlarmAndAnswersItOnlyWhenStored() {
        Frame.Fixes fixes = (Frame.Fixes) receive(LOGIN + ALARM).getLast();
        assertThat(fixes.fixes().getFirst().states())
                .containsExactlyInAnyOrder(TrackerState.SOS, TrackerState.CHARGING);
        assertThat(fixes.reply().accepted().remaining()).isEqualTo(10);
        assertThat(fixes.reply().refused().remaining()).isZero();
    }

    @Test
    void aTimeZoneSentAtLoginApplies() {
        String login = sealed("11010123456789012345" + "2003" + "3201" + "0001");
        Frame.Fixes fixes = (Frame.Fixes) receive(login + POSITION).getLast();
        assertThat(fixes.fixes().getFirst().time()).isEqualTo(Instant.parse("2011-08-29T09:46:16Z"));
    }

    @Test
    void heartbeatsAreAStatus() {
        assertThat(receive(LOGIN + "78780A13400504000000153DC20D0A").getLast())
                .isInstanceOfSatisfying(Frame.Status.class, status -> {
                    assertThat(status.states()).isEmpty();
                    assertThat(status.extras().number("voltageLevel")).hasValue(5);
                });
    }

    @Test
    void readsPacketsOfLaterDevices() {
        assertThat(receive(
                                LOGIN
                                        + "7878281520000000003c49434349443a38393838323339303030303039373330323635303e00020d446f260d0a")
                        .getLast())
                .isInstanceOfSatisfying(
                        Frame.Answer.class, answer -> assertThat(answer.text()).contains("ICCID:89882390000097302650"));
        assertThat(receive(
                                LOGIN
                                        + "797900262100000000020043006f006d006d0061006e00640020006500720072006f0072002100236e850d0a")
                        .getLast())
                .isInstanceOfSatisfying(
                        Frame.Answer.class, answer -> assertThat(answer.text()).isEqualTo("Command error!"));
        assertThat(receive(LOGIN + "78780B23C00122040001000818720D0A").getLast())
                .isInstanceOf(Frame.Status.class);
        Frame.Fixes removed = (Frame.Fixes)
                receive(LOGIN + "7878251613020C12141AC5027951430C2A16F60014000900000000001A00007C550300020002F1E70D0A")
                        .getLast();
        assertThat(removed.fixes().getFirst().latitude()).isCloseTo(23.0583839, within(1e-7));
    }

    @Test
    void aWrongChecksumIsSaidAndTheNextPacketRead() {
        List<Frame> frames = receive(LOGIN + POSITION.replace("8081", "8082") + POSITION);
        assertThat(frames.get(1))
                .isInstanceOfSatisfying(
                        Frame.Unreadable.class, bad -> assertThat(bad.why()).contains("8082"));
        assertThat(frames.get(2)).isInstanceOf(Frame.Fixes.class);
    }

    @Test
    void positionsBeforeALoginClose() {
        assertThat(receive(POSITION))
                .singleElement()
                .isInstanceOfSatisfying(
                        Frame.Unreadable.class, bad -> assertThat(bad.fatal()).isTrue());
    }

    private static List<Frame> receive(String digits) {
        return new Gt06().open().receive(hex(digits));
    }

    private static String sealed(String content) {
        byte[] bytes = HexFormat.of().parseHex(content);
        return "7878" + content + "%04X0D0A".formatted(Crc16.x25(bytes, 0, bytes.length));
    }

    private static ByteBuffer hex(String digits) {
        return TeltonikaTest.hex(digits);
    }
}
