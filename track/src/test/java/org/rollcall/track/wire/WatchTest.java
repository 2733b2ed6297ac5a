package org.rollcall.track.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.track.Fix;
import org.rollcall.track.TrackerState;

class WatchTest {
    private static final String PLACE = "120426,081500,A,29.760427,N,95.369803,W,7.20,310.0,15.5,9,80,64,1200,3,";
    private static final String AROUND = "2,1,310,410,6699,1001,44,6699,1002,40,1,home,0a:1b:2c:3d:4e:5f,-61,";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UD",
                "UD2",
                "UD3",
                "UD_LTE",
                "UD_WCDMA",
                "AL",
                "AL_LTE",
                "ALCUSTOMER1",
                "WT",
                "WG",
                "WAD,EN",
                "PP,081501"
            })
    void everyMessageWithAPositionIsRead(String word) {
        Fix fix = fix(framed(word + "," + PLACE + "00000010," + AROUND + "12.5"));
        assertThat(fix.time()).isEqualTo(Instant.parse("2026-04-12T08:15:00Z"));
        assertThat(fix.latitude()).isEqualTo(29.760427);
        assertThat(fix.longitude()).isEqualTo(-95.369803);
        assertThat(fix.valid()).isTrue();
        assertThat(fix.speed()).isCloseTo(2, within(0.001));
        assertThat(fix.course()).isEqualTo(310);
        assertThat(fix.altitude()).isEqualTo(15.5);
        assertThat(fix.accuracy()).isEqualTo(12.5);
        assertThat(fix.satellites()).isEqualTo(9);
        assertThat(fix.battery()).isEqualTo(64);
        assertThat(fix.states()).isEmpty();
        assertThat(fix.extras().values())
                .containsEntry("steps", "1200")
                .containsEntry("status", "00000010")
                .containsEntry("networks", AROUND + "12.5")
                .doesNotContainKey("length.sent");
    }

    @Test
    void aBraceletThatIsOnlySaidToBeOffIsNoAlarm() {
        assertThat(fix(framed("UD," + PLACE + "00000008,0,0")).states()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "00000001, BATTERY_LOW",
        "00004000, POWER_LOST",
        "00010000, SOS",
        "00020000, BATTERY_LOW",
        "00100018, STRAP_OPEN",
        "00200000, FALL",
        "00410000, SOS",
        "0001, BATTERY_LOW"
    })
    void theStatusSaysStatesAndAlarms(String status, TrackerState state) {
        assertThat(fix(framed("AL," + PLACE + status + ",0,0")).states()).containsExactly(state);
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "29.5,N,95.25,W; 29.5; -95.25; true",
                "29.5,N,-95.25,W; 29.5; -95.25; true",
                "-29.5,N,-95.25,E; -29.5; -95.25; true",
                "-29.5,S, 5.25,E; -29.5; 5.25; true",
                "00.000000,,00.0000000,; 0; 0; true",
                "29.5,N,5.25,; 29.5; 5.25; false"
            },
            delimiter = ';')
    void signsAndHemispheresAgreeOrThePlaceIsNone(String place, double latitude, double longitude, boolean valid) {
        Fix fix = fix(framed("UD,120426,081500,A," + place + ",0,0,0,9,80,64,0,0,00000000,0,0"));
        assertThat(fix.latitude()).isEqualTo(latitude);
        assertThat(fix.longitude()).isEqualTo(longitude);
        assertThat(fix.valid()).isEqualTo(valid);
    }

    @Test
    void theAccuracyIsReadOnlyWhereItStandsBehindTheNetworks() {
        for (String around : List.of(
                "1,1,310,410,6699,1001,44,,00",
                "0,1,,,,00",
                "0,0",
                "1,1,FFFF,FFFF,FFFE,3B882A2,132,,00",
                AROUND + "0.0")) {
            Fix fix = fix(framed("UD," + PLACE + "00000000," + around));
            assertThat(fix.accuracy()).as(around).isNull();
            assertThat(fix.extras().text("networks")).isEqualTo(around);
        }
        assertThat(fix(framed("UD," + PLACE + "00000000,0,0,58.0")).accuracy()).isEqualTo(58);
        assertThat(fix(framed("UD," + PLACE + "00000000")).extras().values()).doesNotContainKey("networks");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "LK; LK",
                "LK,0,3,64; LK",
                "LK,0,64; LK",
                "AL_LTE,120426,081500,V,0,N,0,E,0,0,0,0,0,22,0,0,00010000,0,0,0; AL",
                "TKQ; TKQ",
                "TKQ2; TKQ2",
                "INIT; INIT,1",
                "INIT,5550100; INIT,1",
                "CONFIG,TY:X1,UL:600; CONFIG,1",
                "bphrt,120,79,73,,,,; bphrt",
                "btemp2,1,36.5; btemp2",
                "heart,71;",
                "UD,120426,081500,V,0,N,0,E,0,0,0,0,0,22,0,0,00010000,0,0,0;",
                "TK,#!AMR;"
            })
    void whatWantsAnAnswerIsAnswered(String content, String answer) {
        Frame frame = only(framed(content));
        String text = StandardCharsets.US_ASCII.decode(frame.reply().accepted()).toString();
        assertThat(text).isEqualTo(answer == null ? "" : "[3G*1234567890*%04X*%s]".formatted(answer.length(), answer));
    }

    @Test
    void whatIsNoPositionIsKeptAsItWasSent() {
        Frame.Status link = (Frame.Status) only(framed("LK,120,3,64"));
        assertThat(link.battery()).isEqualTo(64);
        assertThat(link.extras().text("steps")).isEqualTo("120");
        Frame.Status measured = (Frame.Status) only(framed("oxygen,0,97"));
        assertThat(measured.extras().values())
                .containsEntry("command", "oxygen")
                .containsEntry("field1", "0")
                .containsEntry("field2", "97");
        assertThat(only(framed("TKQ"))).isInstanceOf(Frame.KeepAlive.class);
        assertThat(only(framed("UPLOAD")))
                .isInstanceOfSatisfying(
                        Frame.Answer.class, answer -> assertThat(answer.text()).isEqualTo("UPLOAD"));
        assertThat(only(framed("FIND,1"))).isInstanceOf(Frame.Answer.class);
        assertThat(((Frame.Status) only(framed("AL,none"))).extras().text("field1"))
                .isEqualTo("none");
    }

    @Test
    void aWrongLengthIsKeptAndTheLinkIsAnsweredAllTheSame() {
        Frame.Status link = (Frame.Status) only(ascii("[SG*1234567890*0008*LK,0,0,64]"));
        assertThat(link.battery()).isEqualTo(64);
        assertThat(link.extras().text("length.sent")).isEqualTo("0008");
        assertThat(link.reply().accepted().hasRemaining()).isTrue();
        List<Frame> frames =
                receive(ascii("[SG*1234567890*00FF*LK]\r\n[SG*1234567890*0001*LK,0,0,7][SG*1234567890*0002*LK]"));
        assertThat(frames).hasSize(3);
        assertThat(fix(ascii("[SG*1234567890*0001*UD," + PLACE + "00000000,0,0]"))
                        .extras()
                        .text("length.sent"))
                .isEqualTo("0001");
    }

    @Test
    void anAccessPointsNameMayHaveBracketsAndCommas() {
        byte[] content = concatenated(
                ascii("UD," + PLACE + "00000000,0,1,[attic] a"),
                new byte[] {'}', 4},
                ascii("b,0a:1b:2c:3d:4e:5f,-61,9.5"));
        byte[] frame = concatenated(ascii("[3G*1234567890*%04X*".formatted(content.length - 1)), content, ascii("]"));
        List<Frame> frames = receive(concatenated(frame, framed("LK")));
        assertThat(frames).hasSize(2);
        Fix fix = ((Frame.Fixes) frames.getFirst()).fixes().getFirst();
        assertThat(fix.extras().text("networks")).isEqualTo("0,1,[attic] a,b,0a:1b:2c:3d:4e:5f,-61,9.5");
        assertThat(fix.accuracy()).isEqualTo(9.5);
        assertThat(fix.extras().values()).doesNotContainKey("length.sent");
    }

    @Test
    void inPiecesItIsTheSame() {
        String name = "UD," + PLACE + "00000000,0,1,[attic],0a:1b:2c:3d:4e:5f";
        for (String content : List.of("LK", "LK,0,0,7", name + ",-61", name, "CONFIG,A:[1],B:2")) {
            for (int miscounted = -3; miscounted <= 3; miscounted++) {
                String length = "%04X".formatted(Math.max(0, content.length() + miscounted));
                String one = "[3G*1234567890*" + length + "*" + content + "]\r\n";
                byte[] stream = concatenated(ascii(one + one), framed("TKQ"));
                Session session = new Watch().open();
                List<Frame> pieces = new ArrayList<>();
                for (byte each : stream) {
                    pieces.addAll(session.receive(ByteBuffer.wrap(new byte[] {each})));
                }
                assertThat(pieces).as(one).hasSameSizeAs(receive(stream));
                assertThat(pieces.getLast()).as(one).isInstanceOf(Frame.KeepAlive.class);
            }
        }
    }

    @Test
    void aLongRecordingIsPassedOverAndWhatFollowsIsRead() {
        byte[] sound = new byte[50_000];
        Arrays.fill(sound, (byte) 0x3C);
        byte[] stream = concatenated(ascii("[CS*1234567890*C358*TK,"), sound, ascii("]"), framed("LK"));
        Session session = new Watch().open();
        List<Frame> frames = new ArrayList<>();
        for (int at = 0; at < stream.length; at += 1400) {
            frames.addAll(session.receive(ByteBuffer.wrap(stream, at, Math.min(1400, stream.length - at))));
            assertThat(session.waiting()).isLessThan(4096);
        }
        assertThat(frames).hasSize(2);
        assertThat(frames.getFirst()).isInstanceOfSatisfying(Frame.Status.class, status -> {
            assertThat(status.extras().text("command")).isEqualTo("TK");
            assertThat(status.reply().accepted().hasRemaining()).isFalse();
        });
        assertThat(frames.getLast()).isInstanceOf(Frame.KeepAlive.class);
        assertThat(session.closed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[3G*1234567890]",
                "[3G*watch*0002*LK]",
                "[3G*1234567890*0000*UD,129926,081500,A,1.0,N,1.0,E,0,0,0,0,0,22,0,0,00010000,0]",
                "[3G*1234567890*0000*UD,120426,081500,A,1.0,Q,1.0,E,0,0,0,0,0,22,0,0,00010000,0]",
                "[3G*1234567890*0000*UD,120426,081500,A,1.0,N,1.0,E,0,0,0,0,0,22,0,0,odd,0]",
                "[3G*1234567890*0000*AL,120426,081500,A,1.0,N]"
            })
    void whatCannotBeReadIsSaidAndTheNextIsRead(String bad) {
        List<Frame> frames = receive(concatenated(ascii(bad), framed("LK")));
        assertThat(frames).hasSize(2);
        assertThat(frames.getFirst()).isInstanceOfSatisfying(Frame.Unreadable.class, said -> {
            assertThat(said.fatal()).isFalse();
            assertThat(said.why()).hasSizeGreaterThan(10);
        });
        assertThat(frames.getLast()).isInstanceOf(Frame.KeepAlive.class);
    }

    @Property(tries = 300, seed = "2026")
    void aFrameRightlyCountedEndsWhereItEndsWhateverIsInIt(@ForAll @Size(max = 60) byte[] inside) {
        byte[] content = concatenated(ascii("heart,"), escaped(inside));
        byte[] frame = concatenated(ascii("[3G*1234567890*%04X*".formatted(6 + inside.length)), content, ascii("]"));
        List<Frame> frames = receive(concatenated(frame, framed("LK")));
        assertThat(frames).hasSize(2);
        assertThat(frames.getFirst()).isInstanceOf(Frame.Status.class);
        assertThat(frames.getLast()).isInstanceOf(Frame.KeepAlive.class);
    }

    private static byte[] escaped(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte each : bytes) {
            int which = "}[],*".indexOf((char) each);
            if (each > 0 && which >= 0) {
                out.write('}');
                out.write(which + 1);
            } else {
                out.write(each);
            }
        }
        return out.toByteArray();
    }

    private static byte[] framed(String content) {
        return ascii("[3G*1234567890*%04X*%s]".formatted(content.length(), content));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] concatenated(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static Fix fix(byte[] frame) {
        List<Fix> fixes = ((Frame.Fixes) only(frame)).fixes();
        assertThat(fixes).hasSize(1);
        return fixes.getFirst();
    }

    private static Frame only(byte[] frame) {
        List<Frame> frames = receive(frame);
        assertThat(frames).hasSize(1);
        return frames.getFirst();
    }

    private static List<Frame> receive(byte[] bytes) {
        return new Watch().open().receive(ByteBuffer.wrap(bytes));
    }
}
