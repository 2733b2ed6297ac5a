package org.rollcall.track.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollcall.track.Fix;
import org.rollcall.track.TrackerState;

/**
 * Three packets are the examples of the public protocol document, version 1.8.1, with the byte its table gives (CF); all
 * others are made here.
 */
class Gt06Test {
    private static final String LOGIN = "78780D01012345678901234500018CDD0D0A";
    private static final String POSITION = "78781F120B081D112E10CF027AC7EB0C46584900148F01CC00287D001FB8000380810D0A";
    private static final String ALARM =
            "787825160B0B0F0E241DCF027AC8870C4657E60014020901CC00287D001F726506040101003656A40D0A";

    /** 2026-03-05 10:20:30, nine satellites, 33.45 S, 70.65 W, 36 km/h, 270 degrees. */
    private static final String GPS = "1A03050A141E" + "C9" + "0396BB50" + "079475D0" + "24" + "190E";

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
    void theTimeZoneAppliesOnlyToPacketsThatAreNotUtc() {
        String login = sealed("11010123456789012345" + "2003" + "3201" + "0001");
        for (String number : List.of("22", "26")) {
            String state = number.equals("26") ? "0901F4020123000456" + "0006040002" : "01F4020123000456" + "010000";
            assertThat(fix(login, number, GPS + state).time())
                    .as(number)
                    .isEqualTo(Instant.parse("2026-03-05T10:20:30Z"));
        }
        assertThat(fix(login, "12", GPS + "01F4020123000456").time()).isEqualTo(Instant.parse("2026-03-05T02:20:30Z"));
    }

    @Test
    void readsPositionsOfAllGenerationsWithWhatFollows() {
        Fix plain = fix(LOGIN, "22", GPS + "01F4020123000456" + "010501" + "00001388");
        assertThat(plain.latitude()).isCloseTo(-33.45, within(1e-7));
        assertThat(plain.longitude()).isCloseTo(-70.65, within(1e-7));
        assertThat(plain.speed()).isCloseTo(10, within(1e-3));
        assertThat(plain.course()).isEqualTo(270);
        assertThat(plain.satellites()).isEqualTo(9);
        assertThat(plain.extras().number("odometer")).hasValue(5000);
        assertThat(plain.extras().number("kept")).hasValue(1);
        Fix fourth = fix(LOGIN, "A0", GPS + "81F40065" + "00000123" + "0000000000000456" + "000300");
        assertThat(fourth.extras().number("mcc")).hasValue(500);
        assertThat(fourth.extras().number("mnc")).hasValue(101);
        assertThat(fourth.extras().number("cell")).hasValue(0x456);
        assertThat(fourth.extras().number("reason")).hasValue(3);
        Fix elements = fix(LOGIN, "37", GPS + "01F4020123000456" + "000000" + "002E0400001388" + "003B020102");
        assertThat(elements.extras().number("module2E")).hasValue(5000);
        assertThat(fix(LOGIN, "12", "0123456789012345" + GPS + "01F4020123000456")
                        .latitude())
                .isCloseTo(-33.45, within(1e-7));
    }

    @Test
    void readsAlarmsWhateverTheLengthOfTheirCellSays() {
        for (String cell :
                List.of("0901F4020123000456", "0801F4020123000456", "0A81F400020123000456", "000000000000000000")) {
            Fix taken = fix(LOGIN, "26", GPS + cell + "4006041302");
            assertThat(taken.states()).as(cell).containsExactly(TrackerState.STRAP_OPEN);
            assertThat(taken.battery()).isNull();
        }
        Fix fence = fix(LOGIN, "A4", GPS + "1001F402" + "00000123" + "0000000000000456" + "4002031102FF");
        assertThat(fence.states()).containsExactlyInAnyOrder(TrackerState.SWITCHED_OFF, TrackerState.BATTERY_LOW);
        assertThat(fence.extras().number("fence")).hasValue(255);
        Fix percent = fix(LOGIN, "16", GPS + "0901F402012300000456" + "7C55030002");
        assertThat(percent.battery()).isEqualTo(85);
        assertThat(percent.states()).containsExactlyInAnyOrder(TrackerState.STRAP_OPEN, TrackerState.CHARGING);
        Fix high = fix(LOGIN, "32", GPS + "0A01F4000201230000045640060423020258");
        assertThat(high.altitude()).isEqualTo(600);
        assertThat(high.states()).containsExactly(TrackerState.FALL);
    }

    @Test
    void statesWithoutAPositionAreAStatus() {
        Frame.Status cell = (Frame.Status) last(LOGIN, "19", "01F4020123000456" + "2003040102");
        assertThat(cell.states()).containsExactly(TrackerState.SOS);
        assertThat(cell.reply().accepted().remaining()).isEqualTo(10);
        Frame.Status undated =
                (Frame.Status) last(LOGIN, "16", "000000000000" + GPS.substring(12) + "0901F40201230004560005040302");
        assertThat(undated.time()).isNull();
        assertThat(undated.states()).containsExactly(TrackerState.MOVING);
        assertThat(undated.extras().text("latitude")).isEqualTo("-33.45");
        Frame.Status radio = (Frame.Status) last(LOGIN, "28", "1A0305" + "0A141E" + "01F402" + "012300045630");
        assertThat(radio.time()).isEqualTo(Instant.parse("2026-03-05T10:20:30Z"));
        assertThat(radio.extras().text("cells")).isEqualTo("01F402012300045630");
        assertThat(radio.reply().accepted().remaining()).isZero();
    }

    @Test
    void readsHeartbeatsOfManyMakers() {
        Frame.Status sized = (Frame.Status)
                last(LOGIN, "13", "04" + "0019" + "00" + "02" + "2E" + "04" + "0170" + "00" + "0000" + "003A");
        assertThat(sized.battery()).isEqualTo(46);
        assertThat(sized.states()).containsExactly(TrackerState.CHARGING);
        assertThat(sized.extras().number("voltage")).hasValue(368);
        Frame.Status elements = (Frame.Status) last(LOGIN, "36", "0005040002" + "0018020192" + "006A015F");
        assertThat(elements.battery()).isEqualTo(95);
        assertThat(elements.extras().number("module18")).hasValue(402);
        assertThat(((Frame.Status) last(LOGIN, "23", "C00122040001")).extras().text("rest"))
                .isEqualTo("0001");
    }

    @Test
    void readsElementsThatNameThemselves() {
        String position = "0033" + "0012" + "69A8BB9E" + "09" + "0258" + GPS.substring(14);
        String elements = "0009000109" + position + "002B000114" + "002800010D";
        Frame.Fixes fixes = (Frame.Fixes) last(LOGIN, "70", elements, true);
        Fix fix = fixes.fixes().getFirst();
        assertThat(fix.time()).isEqualTo(Instant.ofEpochSecond(0x69A8BB9EL));
        assertThat(fix.latitude()).isCloseTo(-33.45, within(1e-7));
        assertThat(fix.altitude()).isEqualTo(600);
        assertThat(fix.dop()).isEqualTo(1.3);
        assertThat(fix.states()).containsExactly(TrackerState.STRAP_OPEN);
        Frame.Status cell = (Frame.Status) last(LOGIN, "70", "002C0004" + "69A8BB9E", true);
        assertThat(cell.time()).isEqualTo(Instant.ofEpochSecond(0x69A8BB9EL));
    }

    @Test
    void readsAnswersInBothFormsAndThePlaceInThem() {
        assertThat(((Frame.Answer) last(LOGIN, "15", "06" + "00000007" + "4F4B" + "0002")).text())
                .isEqualTo("OK");
        assertThat(((Frame.Answer) last(LOGIN, "21", "00000007" + "02" + "004F004B", true)).text())
                .isEqualTo("OK");
        String words = "Current position!Lat:S33.45,Lon:W70.65,Course:270.00,Speed:36.0,DateTime:2026-03-05  10:20:30";
        String hex = HexFormat.of().formatHex(words.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        Fix fix = ((Frame.Fixes) last(LOGIN, "21", "00000007" + "01" + hex, true))
                .fixes()
                .getFirst();
        assertThat(fix.longitude()).isCloseTo(-70.65, within(1e-7));
        assertThat(fix.time()).isEqualTo(Instant.parse("2026-03-05T10:20:30Z"));
        assertThat(fix.extras().text("answer")).isEqualTo(words);
    }

    @Test
    void informationAndVehicleValuesAreKept() {
        Frame.Status power = (Frame.Status) last(LOGIN, "94", "00" + "04B0", true);
        assertThat(power.extras().number("power")).hasValue(1200);
        assertThat(power.reply().accepted().remaining()).isZero();
        assertThat(((Frame.Status) last(LOGIN, "94", "04" + "414C4D313D46463B", true))
                        .extras()
                        .text("text"))
                .isEqualTo("ALM1=FF;");
        Fix vehicle = ((Frame.Fixes)
                        last(LOGIN, "8C", GPS.substring(0, 12) + "01" + "3137333D30" + GPS.substring(12), true))
                .fixes()
                .getFirst();
        assertThat(vehicle.latitude()).isCloseTo(-33.45, within(1e-7));
        assertThat(vehicle.extras().text("values")).isEqualTo("173=0");
    }

    @Test
    void aQuestionForTheTimeIsAnsweredInUtc() {
        Clock clock = Clock.fixed(Instant.parse("2026-11-24T01:02:03Z"), ZoneOffset.UTC);
        Frame asked =
                new Gt06(clock).resume("1").receive(hex(sealed("058A0006"))).getFirst();
        assertThat(asked.reply().accepted()).isEqualTo(hex(sealed("0B8A" + "1A0B18010203" + "0006")));
    }

    @Test
    void readsPacketsWithoutAChecksum() {
        String login = "78780D01" + "0123456789012345" + "07" + "0D0A";
        String position = "78781210" + GPS + "0D0A";
        String radio = "78780269" + "260305102030" + "11223344556650" + "11223344557740" + "01" + "01F402"
                + "0123045630" + "0D0A";
        List<Frame> frames = receive(login + position + radio + "787801080D0A" + "78780613" + "5A01000A14" + "0D0A");
        assertThat(frames).hasSize(5);
        assertThat(frames.get(0).reply().accepted()).isEqualTo(hex("787801010D0A"));
        Frame.Fixes fixes = (Frame.Fixes) frames.get(1);
        assertThat(fixes.device()).isEqualTo("123456789012345");
        assertThat(fixes.fixes().getFirst().latitude()).isCloseTo(-33.45, within(1e-7));
        assertThat(fixes.reply().accepted()).isEqualTo(hex("78780710" + "1A03050A141E" + "0D0A"));
        assertThat(((Frame.Status) frames.get(2)).time()).isEqualTo(Instant.parse("2026-03-05T10:20:30Z"));
        assertThat(frames.get(2).reply().accepted()).isEqualTo(hex("78780769" + "260305102030" + "0D0A"));
        assertThat(frames.get(3)).isInstanceOf(Frame.KeepAlive.class);
        assertThat(((Frame.Status) frames.get(4)).battery()).isEqualTo(90);
        assertThat(frames.get(4).reply().accepted()).isEqualTo(hex("787802130A0D0A"));
    }

    @Test
    void packetsComeInAnyPieces() {
        String all = LOGIN + POSITION + ALARM + sealed("0A13400504000000" + "15");
        byte[] bytes = HexFormat.of().parseHex(all);
        Session session = new Gt06().open();
        int frames = 0;
        for (byte one : bytes) {
            frames += session.receive(ByteBuffer.wrap(new byte[] {one})).size();
        }
        assertThat(frames).isEqualTo(4);
        assertThat(session.waiting()).isZero();
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

    private static Fix fix(String login, String number, String content) {
        return ((Frame.Fixes) last(login, number, content)).fixes().getFirst();
    }

    private static Frame last(String login, String number, String content) {
        return last(login, number, content, false);
    }

    /** What the device says with that packet after its login; the serial number is 7. */
    private static Frame last(String login, String number, String content, boolean extended) {
        String body = number + content + "0007";
        int length = body.length() / 2 + 2;
        String counted = (extended ? "%04X" : "%02X").formatted(length) + body;
        byte[] bytes = HexFormat.of().parseHex(counted);
        String start = extended ? "7979" : "7878";
        return receive(login + start + counted + "%04X0D0A".formatted(Crc16.x25(bytes, 0, bytes.length)))
                .getLast();
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
