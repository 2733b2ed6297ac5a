package org.rollcall.track.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollcall.track.Fix;
import org.rollcall.track.TrackerState;

class QueclinkBinaryTest {
    /** 862345000000017. */
    private static final String IMEI = "56172D0000000107";
    /** Dilution 2, 21.6 km/h, 310°, -5 m, -95.369803, 29.760427, 2026-04-12T08:15:00Z. */
    private static final String POSITION =
            "02" + "001506" + "0136" + "FFFB" + "FA50C5B5" + "01C61BAB" + "07EA040C080F00";

    private static final String CELL = "031004101A2B3C4D";
    private static final String SENT = "07EA040C080F05" + "0A1B";
    private static final String HEAD = "64" + "3039" + "42" + "07";

    /** An event of a GB100, with the CRC that belongs to it. */
    static String event() {
        return message(
                "+EVT", "06", "00FC1FBF", 2, "450102020A" + IMEI + HEAD + "0F2C01" + POSITION + CELL + "0000000A");
    }

    @Test
    void readsAnEventOfADeviceWhoseFieldsAreKnown() {
        Frame.Fixes fixes = (Frame.Fixes) only(event());
        assertThat(fixes.device()).isEqualTo("862345000000017");
        Fix fix = fixes.fixes().getFirst();
        assertThat(fix.time()).isEqualTo(Instant.parse("2026-04-12T08:15:00Z"));
        assertThat(fix.latitude()).isEqualTo(29.760427);
        assertThat(fix.longitude()).isEqualTo(-95.369803);
        assertThat(fix.speed()).isCloseTo(6, within(0.001));
        assertThat(fix.course()).isEqualTo(310);
        assertThat(fix.altitude()).isEqualTo(-5);
        assertThat(fix.dop()).isEqualTo(2);
        assertThat(fix.satellites()).isEqualTo(7);
        assertThat(fix.battery()).isEqualTo(100);
        assertThat(fix.states()).containsExactlyInAnyOrder(TrackerState.BATTERY_LOW, TrackerState.MOVING);
        assertThat(fix.extras().values())
                .containsEntry("message", "EVT 06")
                .containsEntry("cell", CELL)
                .containsEntry("power", 12345L)
                .containsEntry("content", "0F2C010000000A");
        assertThat(StandardCharsets.US_ASCII.decode(fixes.reply().accepted()).toString())
                .isEqualTo("+SACK:0A1B$");
    }

    @Test
    void readsPositionsOfOtherModelsAndKeepsTheRest() {
        String report = message(
                "+BSP",
                "07",
                "00FC1FFF",
                2,
                "4204060102" + IMEI + "AABB02" + POSITION + CELL + "00" + POSITION + CELL + "CC");
        Frame.Fixes fixes = (Frame.Fixes) only(report);
        assertThat(fixes.fixes()).hasSize(2);
        Fix last = fixes.fixes().getLast();
        assertThat(last.battery()).isNull();
        assertThat(last.states()).isEmpty();
        assertThat(last.extras().values())
                .containsEntry("content", "AABB0200CC")
                .containsEntry("buffered", 1L);
    }

    @Test
    void dilutionZeroIsTheLastPositionKnown() {
        String old = message(
                "+RSP", "07", "00FC1FBF", 2, "450102020A" + IMEI + HEAD + "1001" + "00" + POSITION.substring(2) + CELL);
        assertThat(((Frame.Fixes) only(old)).fixes().getFirst().valid()).isFalse();
    }

    @Test
    void readsAPositionForEachSecond() {
        // 20.0 km/h and 350°, then 0.5 km/h and 15° more and a little to the north-west, then a second without one.
        long whole = 0b011L << 21 | 200L << 9 | 350;
        long change = 0b101L << 37 | 5L << 30 | 15L << 23 | (-30 & 0xFFFL) << 11 | 40;
        String report = message(
                "+RSP",
                "64",
                "00FC1FBF",
                2,
                "450102020A" + IMEI + HEAD + "0003" + "%06X".formatted(whole) + "FA50C5B5" + "01C61BAB"
                        + "%08X".formatted(Instant.parse("2026-04-12T08:15:00Z").getEpochSecond())
                        + "00"
                        + "%010X".formatted(change));
        List<Fix> fixes = ((Frame.Fixes) only(report)).fixes();
        assertThat(fixes).hasSize(2);
        assertThat(fixes.getFirst().speed()).isCloseTo(20 / 3.6, within(0.001));
        assertThat(fixes.getFirst().course()).isEqualTo(350);
        Fix last = fixes.getLast();
        assertThat(last.time()).isEqualTo(Instant.parse("2026-04-12T08:15:02Z"));
        assertThat(last.speed()).isCloseTo(20.5 / 3.6, within(0.001));
        assertThat(last.course()).isEqualTo(5);
        assertThat(last.latitude()).isEqualTo(29.760467);
        assertThat(last.longitude()).isEqualTo(-95.369833);
        assertThat(last.states()).containsExactly(TrackerState.MOVING);
        assertThat(fixes.getFirst().states()).isEmpty();
    }

    @Test
    void loginHeartbeatAnswerAndInformationAreKnown() {
        assertThat(only(message("+LGN", "00", "FF", 2, "FE110B07020106" + IMEI + "0000")))
                .isInstanceOfSatisfying(
                        Frame.Login.class, login -> assertThat(login.device()).isEqualTo("862345000000017"));
        Frame heartbeat = only(message("+HBD", "", "7F", 1, "4501020209" + IMEI));
        assertThat(heartbeat).isInstanceOf(Frame.KeepAlive.class);
        assertThat(StandardCharsets.US_ASCII
                        .decode(heartbeat.reply().accepted())
                        .toString())
                .isEqualTo("+SACK:GTHBD,450102,0A1B$");
        assertThat(only(message("+ACK", "01", "7F", 1, "4501020209" + IMEI + "000012")))
                .isInstanceOfSatisfying(
                        Frame.Answer.class, answer -> assertThat(answer.text()).isEqualTo("ACK,01,000012"));
        assertThat(only(message(
                        "+INF",
                        "07",
                        "FD7F",
                        2,
                        HexFormat.of().formatHex("tag-0017".getBytes(StandardCharsets.US_ASCII)) + "4501020209")))
                .isInstanceOfSatisfying(Frame.Status.class, status -> {
                    assertThat(status.device()).isEqualTo("tag-0017");
                    assertThat(status.extras().text("content")).isEqualTo("4501020209");
                });
    }

    @Test
    void textAndBinaryMayFollowOneAnotherInAnyPieces() {
        byte[] stream = (event()
                        + HexFormat.of()
                                .formatHex("+ACK:GTQSS,1A0102,861230000000017,,0001,20260412081500,0A1C$\r\n"
                                        .getBytes(StandardCharsets.US_ASCII))
                        + event())
                .transform(HexFormat.of()::parseHex);
        for (int piece : List.of(1, 3, 7, stream.length)) {
            Session session = new Queclink().open();
            List<Frame> frames = new ArrayList<>();
            for (int at = 0; at < stream.length; at += piece) {
                frames.addAll(session.receive(ByteBuffer.wrap(stream, at, Math.min(piece, stream.length - at))));
            }
            assertThat(frames).as("in pieces of %d", piece).hasSize(3);
            assertThat(frames.get(1)).isInstanceOf(Frame.Answer.class);
            assertThat(frames.get(2)).isInstanceOf(Frame.Fixes.class);
            assertThat(session.waiting()).isZero();
        }
    }

    @Test
    void aWrongChecksumIsSaidAndTheNextIsRead() {
        String bad = event().replace("0F2C01", "0F2D01");
        List<Frame> frames = receive(bad + event());
        assertThat(frames).hasSize(2);
        assertThat(frames.getFirst())
                .isInstanceOfSatisfying(
                        Frame.Unreadable.class, said -> assertThat(said.why()).contains("CRC"));
        assertThat(frames.getLast()).isInstanceOf(Frame.Fixes.class);
    }

    @Test
    void aLengthThatCannotBeEndsTheStream() {
        assertThat(receive("2B45565406" + "00FC1FBF" + "0005" + "4501020209"))
                .singleElement()
                .isInstanceOfSatisfying(
                        Frame.Unreadable.class, said -> assertThat(said.fatal()).isTrue());
    }

    /** With length, time of sending, count number and CRC; {@code width} is that of the length. */
    private static String message(String header, String type, String mask, int width, String content) {
        String front = HexFormat.of().formatHex(header.getBytes(StandardCharsets.US_ASCII)) + type + mask;
        int length = (front.length() + content.length() + SENT.length()) / 2 + width + 4;
        // In +INF the device stands before its type; elsewhere behind it: the content brings both.
        String all = front + ("%0" + 2 * width + "X").formatted(length) + content + SENT;
        byte[] bytes = HexFormat.of().parseHex(all);
        return all + "%04X0D0A".formatted(Crc16.ccitt(bytes, 4, bytes.length));
    }

    private static List<Frame> receive(String hex) {
        return new Queclink().open().receive(ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
    }

    private static Frame only(String hex) {
        List<Frame> frames = receive(hex);
        assertThat(frames).hasSize(1);
        return frames.getFirst();
    }
}
