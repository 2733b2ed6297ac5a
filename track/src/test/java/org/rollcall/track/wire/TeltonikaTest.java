package org.rollcall.track.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rollcall.track.Fix;
import org.rollcall.track.TrackerState;

/** Frames named "documented" are the examples of Teltonika's public page "Data Sending Protocols". */
class TeltonikaTest {
    static final String LOGIN = "000F333536333037303432343431303133";
    static final String DOCUMENTED_8 = "000000000000003608010000016B40D8EA30010000000000000000000000000000000"
            + "105021503010101425E0F01F10000601A014E0000000000000000010000C7CF";
    static final String DOCUMENTED_8_TWO = "000000000000004308020000016B40D57B480100000000000000000000000000000001"
            + "010101000000000000016B40D5C198010000000000000000000000000000000101010101000000020000252C";
    static final String DOCUMENTED_8E = "000000000000004A8E010000016B412CEE0001000000000000000000000000000000000100"
            + "05000100010100010011001D00010010015E2C880002000B000000003544C87A000E000000001DD7E06A00000100002994";
    static final String DOCUMENTED_16 = "000000000000005F10020000016BDBC7833000000000000000000000000000000000000B0504"
            + "0200010000030002000B00270042563A00000000016BDBC7871800000000000000000000000000000000000B05040200010000"
            + "030002000B00260042563A00000200005FB3";
    static final String DOCUMENTED_UDP = "003DCAFE0105000F33353230393330383634303336353508010000016B4F815B3001000000"
            + "0000000000000000000000000103021503010101425DBC000001";

    @Test
    void loginIsAcceptedOrRefusedWithOneByte() {
        Frame frame = only(new Teltonika().open().receive(hex(LOGIN)));
        assertThat(frame).isInstanceOfSatisfying(Frame.Login.class, login -> {
            assertThat(login.device()).isEqualTo("356307042441013");
            assertThat(login.reply().accepted()).isEqualTo(hex("01"));
            assertThat(login.reply().refused()).isEqualTo(hex("00"));
        });
    }

    @Test
    void readsDocumentedCodec8() {
        Frame.Fixes fixes = fixes(DOCUMENTED_8);
        assertThat(fixes.device()).isEqualTo("356307042441013");
        assertThat(fixes.reply().accepted()).isEqualTo(hex("00000001"));
        assertThat(fixes.reply().refused()).isEqualTo(hex("00000000"));
        Fix fix = fixes.fixes().getFirst();
        assertThat(fix.time()).isEqualTo(Instant.parse("2019-06-10T10:04:46Z"));
        assertThat(fix.valid()).isFalse();
        assertThat(fix.extras().values())
                .containsExactly(
                        Map.entry("priority", 1L),
                        Map.entry("event", 1L),
                        Map.entry("io21", 3L),
                        Map.entry("io1", 1L),
                        Map.entry("io66", 24079L),
                        Map.entry("io241", 24602L),
                        Map.entry("io78", 0L));
    }

    @Test
    void readsDocumentedPacketOfTwoRecords() {
        Frame.Fixes fixes = fixes(DOCUMENTED_8_TWO);
        assertThat(fixes.fixes()).hasSize(2);
        assertThat(fixes.reply().accepted()).isEqualTo(hex("00000002"));
        assertThat(fixes.fixes().getLast().time()).isEqualTo(Instant.parse("2019-06-10T10:01:19Z"));
    }

    @Test
    void readsDocumentedCodec8Extended() {
        Fix fix = fixes(DOCUMENTED_8E).fixes().getFirst();
        assertThat(fix.time()).isEqualTo(Instant.parse("2019-06-10T11:36:32Z"));
        assertThat(fix.extras().number("io11")).hasValue(893700218L);
        assertThat(fix.extras().number("io16")).hasValue(22949000L);
        assertThat(fix.extras().number("io17")).hasValue(29);
    }

    @Test
    void readsDocumentedCodec16() {
        Frame.Fixes fixes = fixes(DOCUMENTED_16);
        assertThat(fixes.fixes()).hasSize(2);
        Fix fix = fixes.fixes().getFirst();
        assertThat(fix.time()).isEqualTo(Instant.parse("2019-07-10T12:06:54Z"));
        assertThat(fix.extras().number("event")).hasValue(11);
        assertThat(fix.extras().number("generation")).hasValue(5);
        assertThat(fix.extras().number("io66")).hasValue(22074);
    }

    @Test
    void readsDocumentedDatagramAndAnswersWithItsNumbers() {
        Frame.Fixes fixes = (Frame.Fixes) only(new TeltonikaDatagrams().receive(hex(DOCUMENTED_UDP)));
        assertThat(fixes.device()).isEqualTo("352093086403655");
        assertThat(fixes.fixes().getFirst().extras().number("io66")).hasValue(23996);
        assertThat(fixes.reply().accepted()).isEqualTo(hex("0005CAFE010501"));
        assertThat(fixes.reply().refused()).isEqualTo(hex("0005CAFE010500"));
    }

    @Test
    void bytesMayArriveOneByOne() {
        Session session = new Teltonika().open();
        int frames = 0;
        for (byte one : HexFormat.of().parseHex(LOGIN + DOCUMENTED_8 + "FF" + DOCUMENTED_8E)) {
            frames += session.receive(ByteBuffer.wrap(new byte[] {one})).size();
        }
        assertThat(frames).isEqualTo(4);
        assertThat(session.waiting()).isZero();
    }

    @Test
    void wrongChecksumAsksForTheRecordsAgainAndTheStreamGoesOn() {
        Session session = new Teltonika().open();
        String broken = DOCUMENTED_8.replace("C7CF", "C7CE");
        List<Frame> frames = session.receive(hex(LOGIN + broken + DOCUMENTED_8));
        assertThat(frames.get(1)).isInstanceOfSatisfying(Frame.Unreadable.class, bad -> {
            assertThat(bad.fatal()).isFalse();
            assertThat(bad.why()).contains("CRC").contains("C7CF");
            assertThat(bad.at()).isEqualTo(62);
            assertThat(bad.reply().refused()).isEqualTo(hex("00000000"));
            assertThat(bad.reply().accepted()).isEqualTo(hex("00000000"));
        });
        assertThat(frames.get(2)).isInstanceOf(Frame.Fixes.class);
        assertThat(session.closed()).isFalse();
    }

    @Test
    void recordsBeforeTheImeiCloseTheSession() {
        Session session = new Teltonika().open();
        assertThat(only(session.receive(hex(DOCUMENTED_8)))).isInstanceOfSatisfying(Frame.Unreadable.class, bad -> {
            assertThat(bad.fatal()).isTrue();
            assertThat(bad.why()).contains("IMEI");
        });
        assertThat(session.closed()).isTrue();
        assertThat(session.receive(hex(LOGIN))).isEmpty();
    }

    @Test
    void aLengthNoDeviceSendsClosesTheSession() {
        Session session = new Teltonika().resume("1");
        assertThat(only(session.receive(hex("000000007FFFFFFF08"))))
                .isInstanceOfSatisfying(Frame.Unreadable.class, bad -> {
                    assertThat(bad.fatal()).isTrue();
                    assertThat(bad.at()).isEqualTo(4);
                });
    }

    @Test
    void countsThatDifferAreRefused() {
        byte[] packet = HexFormat.of().parseHex(DOCUMENTED_8);
        packet[packet.length - 5] = 2;
        int crc = Crc16.of(packet, 8, packet.length - 4);
        packet[packet.length - 2] = (byte) (crc >> 8);
        packet[packet.length - 1] = (byte) crc;
        assertThat(only(new Teltonika().resume("1").receive(ByteBuffer.wrap(packet))))
                .isInstanceOfSatisfying(
                        Frame.Unreadable.class,
                        bad -> assertThat(bad.why()).contains("1 at the beginning and 2 at the end"));
    }

    @Test
    void documentedElementsBecomeFieldsAndStates() {
        Fix sent = Fix.at(Instant.parse("2026-11-22T10:00:00Z"), 29.7604267, -95.3698028)
                .speed(10)
                .course(271)
                .altitude(-3)
                .satellites(9)
                .dop(0.9)
                .battery(84)
                .extra("io116", 1)
                .extra("io249", 1)
                .extra("io242", 1)
                .extra("io236", 1)
                .extra("io240", 1)
                .extra("io252", 1)
                .extra("io1", 1)
                .build();
        byte[] packet = new TeltonikaEncoder(TeltonikaCodec.CODEC_8_EXTENDED).packet(List.of(sent));
        Session session = new Teltonika(Map.of(1, TrackerState.STRAP_OPEN)).resume("1");
        Fix read = ((Frame.Fixes) only(session.receive(ByteBuffer.wrap(packet))))
                .fixes()
                .getFirst();
        assertThat(read.latitudeE7()).isEqualTo(297604267);
        assertThat(read.longitudeE7()).isEqualTo(-953698028);
        assertThat(read.speed()).isEqualTo(10);
        assertThat(read.course()).isEqualTo(271);
        assertThat(read.altitude()).isEqualTo(-3);
        assertThat(read.battery()).isEqualTo(84);
        assertThat(read.dop()).isEqualTo(0.9);
        assertThat(read.states())
                .containsExactlyInAnyOrder(
                        TrackerState.CHARGING,
                        TrackerState.JAMMED,
                        TrackerState.FALL,
                        TrackerState.SOS,
                        TrackerState.MOVING,
                        TrackerState.POWER_LOST,
                        TrackerState.STRAP_OPEN);
    }

    @Test
    void nonsenseTimesAndPlacesAreKeptAndMarked() {
        byte[] packet = new TeltonikaEncoder(TeltonikaCodec.CODEC_8)
                .packet(List.of(Fix.at(Instant.EPOCH, 1, 1).satellites(4).build()));
        ByteBuffer.wrap(packet).putLong(10, -1).putInt(10 + 9 + 4, 910_000_000);
        int crc = Crc16.of(packet, 8, packet.length - 4);
        ByteBuffer.wrap(packet).putInt(packet.length - 4, crc);
        Fix fix = ((Frame.Fixes) only(new Teltonika().resume("1").receive(ByteBuffer.wrap(packet))))
                .fixes()
                .getFirst();
        assertThat(fix.states()).contains(TrackerState.CLOCK_WRONG, TrackerState.POSITION_WRONG);
        assertThat(fix.valid()).isFalse();
        assertThat(fix.extras().text("latitude.sent")).isEqualTo("91.0");
        assertThat(fix.extras().text("time.sent")).isEqualTo("1969-12-31T23:59:59.999Z");
    }

    static ByteBuffer hex(String digits) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(digits));
    }

    private static Frame.Fixes fixes(String packet) {
        List<Frame> frames = new Teltonika().open().receive(hex(LOGIN + packet));
        assertThat(frames).hasSize(2);
        return (Frame.Fixes) frames.getLast();
    }

    private static Frame only(List<Frame> frames) {
        assertThat(frames).hasSize(1);
        return frames.getFirst();
    }
}
