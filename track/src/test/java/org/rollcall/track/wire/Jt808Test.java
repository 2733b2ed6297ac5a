package org.rollcall.track.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollcall.track.Fix;
import org.rollcall.track.TrackerState;

/** Messages made from the tables of the standard; their serial number and coordinates need escaping. */
class Jt808Test {
    private static final String POSITION =
            "7E020000250139123456787D017D02000001810000000A01C61BAA05AF3A4A007D020168010F"
                    + "2611221830000104000000643101094E7E";
    private static final String BULK = "7E0704005101391234567800030002010025000001810000000A01C61BAA05AF3A4A007D0201680"
            + "10F261122183000010400000064310109" + "0025000001810000000A01C61BAA05AF3A4A007D020168010F2611221830000104"
            + "00000064310109627E";

    @Test
    void readsAPosition() {
        Frame.Fixes fixes = (Frame.Fixes) receive(POSITION).getFirst();
        assertThat(fixes.device()).isEqualTo("13912345678");
        Fix fix = fixes.fixes().getFirst();
        assertThat(fix.time()).isEqualTo(Instant.parse("2026-11-22T10:30:00Z"));
        assertThat(fix.latitudeE7()).isEqualTo(297604260);
        assertThat(fix.longitudeE7()).isEqualTo(-953698020);
        assertThat(fix.altitude()).isEqualTo(126);
        assertThat(fix.speed()).isCloseTo(10, within(1e-9));
        assertThat(fix.course()).isEqualTo(271);
        assertThat(fix.satellites()).isEqualTo(9);
        assertThat(fix.extras().number("item01")).hasValue(100);
        assertThat(fix.states())
                .containsExactlyInAnyOrder(TrackerState.SOS, TrackerState.BATTERY_LOW, TrackerState.POWER_LOST);
    }

    @Test
    void answersWithTheSerialNumberEscaped() {
        assertThat(receive(POSITION).getFirst().reply().accepted())
                .isEqualTo(TeltonikaTest.hex("7E8001000501391234567800007D017D02020000B57E"));
    }

    @Test
    void readsBulkRegistrationAndHeartbeat() {
        List<Frame> frames =
                receive("7E01000025013912345678000100000000000000000000000000000000000000000000000000000000"
                        + "000000000000000000157E" + "7E000200000139123456780002307E" + BULK);
        assertThat(frames).hasSize(3);
        assertThat(frames.get(0)).isInstanceOf(Frame.Login.class);
        assertThat(frames.get(1)).isInstanceOf(Frame.KeepAlive.class);
        assertThat(((Frame.Fixes) frames.get(2)).fixes()).hasSize(2);
    }

    @Test
    void aWrongCheckByteIsSaid() {
        assertThat(receive(POSITION.replace("4E7E", "4F7E") + POSITION))
                .hasSize(2)
                .first()
                .isInstanceOf(Frame.Unreadable.class);
    }

    /** Alarms and status given, 33.45 S, 70.65 W, 560 m, 36 km/h, 270 degrees, 2026-03-05 10:20:30 UTC. */
    private static String place(String alarms, String status) {
        return alarms + status + "%08X%08X".formatted(33_450_000, 70_650_000) + "0230" + "0168" + "010E"
                + "260305182030";
    }

    private static final String FIXED = "0000000E";

    @Test
    void theBatteryIsReadWhereTheMakersHaveIt() {
        for (String item : List.of(
                "060154",
                "56020854",
                "D40154",
                "E10154",
                "E90154",
                "E306005401900000",
                "E4020154",
                "680220D0",
                "F70600000F3C0154",
                "FE0154",
                "EB05000300A854")) {
            assertThat(position("00000000", FIXED, item).battery()).as(item).isEqualTo(84);
        }
        assertThat(position("00000000", FIXED, "56020800").battery()).isEqualTo(80);
        assertThat(position("00000000", FIXED, "E30600000588" + "0000").battery())
                .isNull();
        assertThat(position("00000000", FIXED, "D401FF").states()).containsExactly(TrackerState.CHARGING);
        assertThat(position("00000000", FIXED, "E4020054").states()).containsExactly(TrackerState.CHARGING);
        assertThat(position("00000000", FIXED, "F70600000F3C0254").states()).containsExactly(TrackerState.CHARGING);
    }

    @Test
    void alarmsOfTrackersAreStates() {
        assertThat(position("00020000", FIXED, "").states()).containsExactly(TrackerState.STRAP_OPEN);
        assertThat(position("20010000", FIXED, "").states())
                .containsExactlyInAnyOrder(TrackerState.MOVING, TrackerState.IMPACT);
        assertThat(position("00000000", "0400000E", "").states()).containsExactly(TrackerState.CHARGING);
        assertThat(position("00000000", FIXED, "EB08" + "0006" + "0089" + "FFFFEFFF")
                        .states())
                .containsExactly(TrackerState.STRAP_OPEN);
        assertThat(position("00000000", FIXED, "EB08" + "0006" + "00C5" + "FFFFBFFF")
                        .states())
                .containsExactly(TrackerState.CASE_OPEN);
        assertThat(position("00000000", FIXED, "EB05" + "0003" + "00C6" + "03").states())
                .containsExactly(TrackerState.BATTERY_LOW);
    }

    @Test
    void aBlockThatIsNoItemsIsKept() {
        Fix fix = position("00000000", FIXED, "000000000000000000780000000018000000");
        assertThat(fix.extras().text("rest")).isEqualTo("000000000000000000780000000018000000");
        assertThat(fix.latitude()).isCloseTo(-33.45, within(1e-7));
        assertThat(fix.longitude()).isCloseTo(-70.65, within(1e-7));
    }

    @Test
    void aPositionWithoutATimeIsAStatus() {
        String undated = place("00000001", "00000000").replace("260305182030", "000000000000");
        assertThat(only(message(0x0200, undated))).isInstanceOfSatisfying(Frame.Status.class, status -> {
            assertThat(status.time()).isNull();
            assertThat(status.states()).containsExactly(TrackerState.SOS);
            assertThat(status.reply().accepted().remaining()).isEqualTo(20);
        });
    }

    @Test
    void readsTheEditionOf2019AndAnswersInIt() {
        String body = place("00020000", FIXED);
        String head = "0200" + "%04X".formatted(0x4000 | body.length() / 2) + "01" + "00000000013912345678" + "0009";
        Frame.Fixes fixes = (Frame.Fixes) only(sealed("7E", head + body));
        assertThat(fixes.device()).isEqualTo("13912345678");
        // Bit 17 is a blind spot at a bend since 2019.
        assertThat(fixes.fixes().getFirst().states()).isEmpty();
        assertThat(HexFormat.of().formatHex(bytes(fixes.reply().accepted())))
                .startsWith("7e8001400501" + "00000000013912345678" + "0000" + "0009" + "0200" + "00");
    }

    @Test
    void readsTheOtherBounds() {
        String body = place("00000000", FIXED);
        String plain = "0200" + "%04X".formatted(body.length() / 2) + "01391234567890" + "E63E" + body;
        String sealed = sealed("E7", plain);
        String escaped = "E7" + sealed.substring(2, sealed.length() - 2).replace("E63E", "E6013E01") + "E7";
        Frame.Fixes fixes = (Frame.Fixes) only(escaped);
        assertThat(fixes.device()).isEqualTo("1391234567890");
        assertThat(HexFormat.of().formatHex(bytes(fixes.reply().accepted())))
                .startsWith("e7")
                .contains("e6013e01")
                .endsWith("e7");
    }

    @Test
    void putsSplitMessagesTogether() {
        String whole = "0002" + "01" + "001C" + place("00000000", FIXED) + "001C" + place("00000001", FIXED);
        String first = part(0x0704, 1, whole.substring(0, 60));
        String second = part(0x0704, 2, whole.substring(60));
        List<Frame> frames = receive(first + second);
        assertThat(frames).hasSize(2);
        assertThat(frames.getFirst().reply().accepted().remaining()).isZero();
        Frame.Fixes fixes = (Frame.Fixes) frames.getLast();
        assertThat(fixes.fixes()).hasSize(2);
        assertThat(fixes.fixes().getLast().has(TrackerState.SOS)).isTrue();
        assertThat(fixes.reply().accepted().remaining()).isEqualTo(20);
        assertThat(receive(second)).singleElement().isInstanceOf(Frame.Unreadable.class);
    }

    @Test
    void readsPositionsThatWereAskedForAndOtherBulks() {
        Frame.Fixes asked = (Frame.Fixes) only(message(0x0201, "0007" + place("00000000", FIXED)));
        assertThat(asked.fixes().getFirst().extras().number("answered")).hasValue(7);
        assertThat(asked.reply().accepted().remaining()).isZero();
        Frame.Fixes bulk = (Frame.Fixes)
                only(message(0x0210, "1C" + place("00000000", FIXED) + "1F" + place("00000000", FIXED) + "310107"));
        assertThat(bulk.fixes()).hasSize(2);
        assertThat(bulk.fixes().getLast().satellites()).isEqualTo(7);
    }

    @Test
    void whatABulkSaysOfStatesIsKeptAlsoWhereTheDeviceDidNotKnowTheTime() {
        String placed = place("00000000", FIXED);
        String timeless = place("00020000", FIXED).substring(0, 44) + "000000000000";
        Frame.Fixes bulk = (Frame.Fixes)
                only(message(0x0704, "0003" + "01" + "001C" + timeless + "001C" + placed + "001C" + timeless));
        assertThat(bulk.fixes()).hasSize(3);
        for (Fix fix : List.of(bulk.fixes().getFirst(), bulk.fixes().getLast())) {
            assertThat(fix.states()).containsExactlyInAnyOrder(TrackerState.STRAP_OPEN, TrackerState.CLOCK_WRONG);
        }
        assertThat(bulk.fixes().get(1).states()).isEmpty();
    }

    @Test
    void readsLocksAndAnswersThemWhenTheyAsk() {
        String body = "050326102030" + "33270000" + "0703900001" + "20" + "87" + "1F" + "09" + "0000000A" + "54"
                + "00001234" + "0456" + "03" + "0000" + "0008" + "02020230";
        String head = "5501" + "%04X".formatted(0x8000 | body.length() / 2) + "013912345678" + "05";
        Frame.Fixes fixes = (Frame.Fixes) only(sealed("7E", head + body));
        Fix fix = fixes.fixes().getFirst();
        assertThat(fix.time()).isEqualTo(Instant.parse("2026-03-05T10:20:30Z"));
        assertThat(fix.latitude()).isCloseTo(-33.45, within(1e-7));
        assertThat(fix.longitude()).isCloseTo(-70.65, within(1e-7));
        assertThat(fix.speed()).isCloseTo(20 * 1852 / 3600.0, within(1e-3));
        assertThat(fix.course()).isEqualTo(270);
        assertThat(fix.altitude()).isEqualTo(560);
        assertThat(fix.battery()).isEqualTo(84);
        assertThat(fix.states()).containsExactly(TrackerState.BATTERY_LOW);
        assertThat(HexFormat.of().formatHex(bytes(fixes.reply().accepted())))
                .startsWith("7e44010003" + "013912345678" + "01" + "550100");
    }

    @Test
    void readsThePlaceBehindTheValuesOfVehicles() {
        String place = FIXED + "%08X%08X".formatted(33_450_000, 70_650_000);
        for (String tail : List.of("", "260305182030")) {
            Frame.Fixes fixes =
                    (Frame.Fixes) only(message(0x0900, "F0" + "260305182030" + "000201" + "01052B0150" + place + tail));
            assertThat(fixes.fixes().getFirst().latitude()).isCloseTo(-33.45, within(1e-7));
            assertThat(fixes.fixes().getFirst().extras().text("values")).isEqualTo("01052B0150");
        }
    }

    @Test
    void readsTextsAndHeartbeatsWithABattery() {
        assertThat(((Frame.Answer) only(message(0x6006, "00" + "4F4B"))).text()).isEqualTo("OK");
        assertThat(((Frame.Answer) only(message(0x0701, "00000002" + "4F4B"))).text())
                .isEqualTo("OK");
        assertThat(((Frame.Status) only(message(0x0002, "541F00"))).battery()).isEqualTo(84);
        assertThat(((Frame.Answer) only(HexFormat.of().formatHex("(13912345678,1,001,LOCK,3)".getBytes(UTF_8)))).text())
                .isEqualTo("1,001,LOCK,3");
    }

    @Test
    void answersQuestionsForTheTime() {
        Clock clock = Clock.fixed(Instant.parse("2026-11-24T01:02:03Z"), ZoneOffset.UTC);
        Session session = new Jt808(clock).open();
        String asked = message(0x0004, "")
                + message(0x0109, "")
                + HexFormat.of().formatHex("(13912345678,1,001,BASE,2,TIME)".getBytes(UTF_8));
        List<Frame> frames = session.receive(TeltonikaTest.hex(asked));
        assertThat(HexFormat.of().formatHex(bytes(frames.get(0).reply().accepted())))
                .contains("8004", "261124010203");
        assertThat(HexFormat.of().formatHex(bytes(frames.get(1).reply().accepted())))
                .contains("8109", "07ea0b18010203");
        assertThat(new String(bytes(frames.get(2).reply().accepted()), UTF_8))
                .isEqualTo("(13912345678,1,001,BASE,2,20261124010203)");
    }

    @Test
    void aNumberThatIsNoDigitsIsAnImei() {
        String imei = "%012X".formatted(35_209_308_640_365L);
        String body = place("00000000", FIXED);
        Frame frame = only(sealed("7E", "0200" + "%04X".formatted(body.length() / 2) + imei + "0001" + body));
        assertThat(((Frame.Fixes) frame).device()).isEqualTo("352093086403655");
    }

    private static Fix position(String alarms, String status, String items) {
        return ((Frame.Fixes) only(message(0x0200, place(alarms, status) + items)))
                .fixes()
                .getFirst();
    }

    private static String message(int id, String body) {
        return sealed("7E", "%04X%04X".formatted(id, body.length() / 2) + "013912345678" + "0009" + body);
    }

    private static String part(int id, int number, String body) {
        String head = "%04X%04X".formatted(id, 0x2000 | body.length() / 2) + "013912345678" + "%04X".formatted(number);
        return sealed("7E", head + "0002" + "%04X".formatted(number) + body);
    }

    private static String sealed(String bound, String plain) {
        int check = 0;
        for (byte one : HexFormat.of().parseHex(plain)) {
            check ^= one;
        }
        return bound + plain + "%02X".formatted(check & 0xFF) + bound;
    }

    private static byte[] bytes(java.nio.ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private static Frame only(String digits) {
        List<Frame> frames = receive(digits);
        assertThat(frames).hasSize(1);
        return frames.getFirst();
    }

    private static List<Frame> receive(String digits) {
        return new Jt808().open().receive(TeltonikaTest.hex(digits));
    }
}
