package org.rollcall.track.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.track.Fix;
import org.rollcall.track.TrackerState;

/** Messages are the examples of the public protocol document, with a battery level where its table has one. */
class QueclinkTest {
    private static final String REPORT = "+RESP:GTFRI,1A0102,135790246811220,,0,0,1,1,4.3,92,70.0,121.354335,31.222073,"
            + "20090214013254,0460,0000,18d8,6141,00,87,20090214093254,11F0$";

    @Test
    void readsAReportAndAnswersWithItsCountNumber() {
        Frame.Fixes fixes = (Frame.Fixes) only(REPORT);
        assertThat(fixes.device()).isEqualTo("135790246811220");
        Fix fix = fixes.fixes().getFirst();
        assertThat(fix.time()).isEqualTo(Instant.parse("2009-02-14T01:32:54Z"));
        assertThat(fix.latitudeE7()).isEqualTo(312220730);
        assertThat(fix.longitudeE7()).isEqualTo(1213543350);
        assertThat(fix.speed()).isCloseTo(4.3 / 3.6, within(0.001));
        assertThat(fix.course()).isEqualTo(92);
        assertThat(fix.altitude()).isEqualTo(70);
        assertThat(fix.dop()).isEqualTo(1);
        assertThat(fix.battery()).isEqualTo(87);
        assertThat(fix.valid()).isTrue();
        assertThat(text(fixes.reply())).isEqualTo("+SACK:11F0$");
    }

    @Test
    void accuracyZeroIsTheLastPositionKnown() {
        assertThat(((Frame.Fixes) only(REPORT.replace(",1,4.3", ",0,4.3")))
                        .fixes()
                        .getFirst()
                        .valid())
                .isFalse();
    }

    @Test
    void readsSeveralPositionsAndEmptyFields() {
        String two = "+BUFF:GTFRI,1A0102,135790246811220,,0,0,2,"
                + "1,4.3,92,70.0,121.354335,31.222073,20090214013254,0460,0000,18d8,6141,00,"
                + "5,,,,117.201362,-31.832724,20090214013354,,,,,,,20090214093254,11F0$";
        Frame.Fixes fixes = (Frame.Fixes) only(two);
        assertThat(fixes.fixes()).hasSize(2);
        assertThat(fixes.fixes().getLast().latitudeE7()).isEqualTo(-318327240);
        assertThat(fixes.fixes().getLast().speed()).isNull();
        assertThat(fixes.fixes().getLast().extras().number("buffered")).hasValue(1);
    }

    @Test
    void alarmsAreStates() {
        assertThat(((Frame.Fixes) only(REPORT.replace("GTFRI", "GTSOS")))
                        .fixes()
                        .getFirst()
                        .states())
                .containsExactly(TrackerState.SOS);
        assertThat(((Frame.Status) only("+RESP:GTPFA,1A0102,135790246811220,,20100214093254,11F0$")).states())
                .containsExactly(TrackerState.SWITCHED_OFF);
        assertThat(((Frame.Status) only("+RESP:GTJDS,1A0102,135790246811220,,2,20100214093254,11F0$")).states())
                .containsExactly(TrackerState.JAMMED);
        assertThat(((Frame.Status) only("+RESP:GTJDS,1A0102,135790246811220,,1,20100214093254,11F0$")).states())
                .isEmpty();
    }

    @Test
    void heartbeatsAndConfirmedCommandsAreAnswered() {
        Frame heartbeat = only("+ACK:GTHBD,1A0102,135790246811220,,20100214093254,11F0$");
        assertThat(heartbeat).isInstanceOf(Frame.KeepAlive.class);
        assertThat(text(heartbeat.reply())).isEqualTo("+SACK:GTHBD,1A0102,11F0$");
        assertThat(only("+ACK:GTQSS,1A0102,135790246811220,,0001,20100310172830,11F0$"))
                .isInstanceOfSatisfying(
                        Frame.Answer.class, answer -> assertThat(answer.text()).isEqualTo("GTQSS,0001"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+$",
                "+RESP:GTFRI$",
                "+RESP:GTFRI,1A0102,x,,0$",
                "+RESP:GTFRI,1A0102,135790246811220,,20100214093254,nope$",
                "+SAID:GTFRI,1A0102,135790246811220,,20100214093254,11F0$",
                "+RESP:GTFRI,1A0102,135790246811220,,0,0,1,1,4.3,92,70.0,121.354335,31.222073,20091314013254,0460,"
                        + "0000,18d8,6141,00,87,20090214093254,11F0$"
            })
    void whatCannotBeReadIsSaidAndTheNextIsRead(String bad) {
        List<Frame> frames = receive(bad + "\r\n" + REPORT);
        assertThat(frames).hasSize(2);
        assertThat(frames.getFirst())
                .isInstanceOfSatisfying(
                        Frame.Unreadable.class, said -> assertThat(said.why()).hasSizeGreaterThan(10));
        assertThat(frames.getLast()).isInstanceOf(Frame.Fixes.class);
    }

    private static String text(Reply reply) {
        return StandardCharsets.US_ASCII.decode(reply.accepted()).toString();
    }

    private static List<Frame> receive(String text) {
        return new Queclink().open().receive(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private static Frame only(String text) {
        List<Frame> frames = receive(text);
        assertThat(frames).hasSize(1);
        return frames.getFirst();
    }
}
