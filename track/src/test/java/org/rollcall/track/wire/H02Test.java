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

/** Frames are made here, in the forms that devices of many makers send. */
class H02Test {
    static final String BINARY =
            "24123456789010203005032633274500060703912342010090fffffbfdff0015060000002c02dc0c000000001f";
    private static final String SHORT = "2412345098761112130603263327450000070391234e000000ffffffffff0000";
    private static final String LONG_DEVICE =
            "2498765432109876501112130603263327450000070391234E024138FEFFFFFFFF01120064BA73005ECC";

    @Test
    void readsTheBinaryForm() {
        Frame.Fixes fixes = (Frame.Fixes) only(receive(TeltonikaTest.hex(BINARY)));
        assertThat(fixes.device()).isEqualTo("1234567890");
        Fix fix = fixes.fixes().getFirst();
        assertThat(fix.time()).isEqualTo(Instant.parse("2026-03-05T10:20:30Z"));
        assertThat(fix.latitude()).isCloseTo(-33.4575, within(1e-7));
        assertThat(fix.longitude()).isCloseTo(-70.6520567, within(1e-7));
        assertThat(fix.valid()).isTrue();
        assertThat(fix.battery()).isEqualTo(100);
        assertThat(fix.states()).containsExactly(TrackerState.SOS);
        assertThat(fix.extras().text("status")).isEqualTo("FFFFFBFD");
    }

    @Test
    void tellsTheLengthByWhatFollows() {
        assertThat(receive(TeltonikaTest.hex(SHORT + SHORT))).hasSize(2).allMatch(Frame.Fixes.class::isInstance);
        assertThat(receive(TeltonikaTest.hex(BINARY + BINARY))).hasSize(2).allMatch(Frame.Fixes.class::isInstance);
        Frame.Fixes longDevice = (Frame.Fixes) only(receive(TeltonikaTest.hex(LONG_DEVICE)));
        assertThat(longDevice.device()).isEqualTo("987654321098765");
        assertThat(longDevice.fixes().getFirst().speed()).isCloseTo(24 * 1852 / 3600.0, within(1e-3));
        assertThat(longDevice.fixes().getFirst().course()).isEqualTo(138);
    }

    @Test
    void readsBinaryAndTextOnOneConnection() {
        Session session = new H02().open();
        assertThat(session.receive(TeltonikaTest.hex(SHORT))).hasSize(1);
        assertThat(session.receive(
                        text("*HQ,1234567890,V1,213324,A,5030.1234,N,01430.1234,E,0.00,000,140613,FFFFFFFF#")))
                .hasSize(1);
        assertThat(session.receive(TeltonikaTest.hex(SHORT))).hasSize(1);
    }

    @Test
    void aBinaryFrameThatIsGarbledIsSkipped() {
        List<Frame> frames = receive(TeltonikaTest.hex(SHORT + SHORT.replace("070391234e", "0a0391234e") + SHORT));
        assertThat(frames).hasSize(3);
        assertThat(frames.get(1)).isInstanceOf(Frame.Unreadable.class);
        assertThat(frames.get(2)).isInstanceOf(Frame.Fixes.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*HQ,1234567890,V1,054048,A,2830.1234,N,07730.1234,E,000.5,047,4,080918,EEE7FBDF,4261193,0#",
                "*HQ,123456789012345,V2,100220,0,5230.12345,N,00530.12345,E,0.25,0,280917,FFFFFFFF,cc,28,  db,d75b#",
                "*HQ,123456789012345,VI1,075146,0,5230.12345,N,00530.12345,E,0.54,0,250917,FFFFFFFF,cc,28,  db,d75b#",
                "*HQ,1234567890,V19,214452,A,5230.1234,N,01830.1234,E,000.00,000,200417,,192.0.2.1,89000000000000000000,BFFFFBFF#",
                "*HQ,1234567890,V1,121557,A,-33-3.1234,S,-70-2.1234,W,0.1,158,241115,FFFFFFFF#",
                "*HQ,123456789012345,V1,050418,,2830.12345,N,07730.12345,E,0.00,0,031015,FFFEFBFF#",
                "*HQ,123456789012345,V1,221116,A,1530.1234,S,4730.1234,W,0.00,0.00,300413,ffffffff,0002d4,000004,0001cd,000047#",
                "*HQ,123456789012345,V1,195200,A,730.1234,S,3430.1234,W,0.00,205.70,050213,ffffffff,000243,000000,000000#",
                "*TH,1234567890,V4,S17,130305,050316,A,2230.1234,N,11330.1234,E,14.28,028,220902,FFFFFBFF#",
                "*TH,1234567890,V4,S14,100,10,1,3,130305,050316,A,2230.1234,N,11330.1234,E,14.28,028,220902,FFFFFBFF#"
            })
    void readsPositionsOfManyMakers(String frame) {
        assertThat(only(receive(text(frame)))).isInstanceOf(Frame.Fixes.class);
    }

    @Test
    void signedDegreesAreSouthAndWest() {
        Frame.Fixes fixes = (Frame.Fixes)
                only(receive(text("*HQ,1234567890,V1,030149,A,-33-27.4500,S,-70-39.1234,W,2.4,065,050326,FFFFFFFF#")));
        assertThat(fixes.fixes().getFirst().latitude()).isCloseTo(-33.4575, within(1e-7));
        assertThat(fixes.fixes().getFirst().longitude()).isCloseTo(-70.6520567, within(1e-7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*hq,123456789012345,VP1,V,470,002,92,3565,0Y92,19433,30Y92,1340,29#",
                "*HQ,123456789012345,V1,,V,,N,,E,0.00,0,,FFFFF7FF,f0,a,11a0,c0c6#",
                "*HQ,123456789012345,V1,000000,V,0.0000,0,0.0000,0,0.00,0.00,000000,ffffffff,000106,000002,000203,004c87,16#",
                "*HQ,1234567890,#",
                "*HQ,123456789012345,V3,121536,65501,04,000152,014001,156,-64,02E4,0,X,071116,FFFFFBFF#",
                "*HQ,1234567890,BASE,152609,0,0,0,0,211014,FFFFFFFF#"
            })
    void reportsWithoutATimeOrAPlaceAreAStatus(String frame) {
        assertThat(only(receive(text(frame)))).isInstanceOf(Frame.Status.class);
    }

    @Test
    void anAnswerToACommandIsOneWithOrWithoutAPosition() {
        assertThat(only(receive(text("*HQ,1234567890,V4,S71,130305,22#"))))
                .isInstanceOfSatisfying(
                        Frame.Answer.class, answer -> assertThat(answer.text()).isEqualTo("S71,130305,22"));
        Frame.Fixes fixes = (Frame.Fixes) only(receive(
                text("*TH,1234567890,V4,S17,130305,050316,A,2230.1234,N,11330.1234,E,14.28,028,220902,FFFFFBFF#")));
        assertThat(fixes.fixes().getFirst().extras().text("answer")).isEqualTo("S17,130305");
    }

    @Test
    void aLinkHasBatteryAndIsAnswered() {
        assertThat(only(receive(text("*HQ,1234567890,LINK,180902,15,0,84,0,0,240517,FFFFFBFF#"))))
                .isInstanceOfSatisfying(Frame.Status.class, status -> {
                    assertThat(status.battery()).isEqualTo(84);
                    assertThat(status.time()).isEqualTo(Instant.parse("2017-05-24T18:09:02Z"));
                    assertThat(StandardCharsets.US_ASCII
                                    .decode(status.reply().accepted())
                                    .toString())
                            .isEqualTo("*HQ,1234567890,V4,LINK,20170524180902#");
                });
    }

    @Test
    void aReportWithoutADeviceIsTheConnections() {
        String nameless = "*HQ,,V1,102030,A,3327.0000,S,07039.0000,W,0.00,0,050326,FFFFFBFF#";
        assertThat(only(receive(text(nameless)))).isInstanceOf(Frame.Unreadable.class);
        List<Frame> frames = receive(text("*HQ,1234567890,HTBT,84#" + nameless));
        assertThat(((Frame.Fixes) frames.getLast()).device()).isEqualTo("1234567890");
    }

    @Test
    void heartbeatsAreAnsweredWithThemselves() {
        assertThat(reply(only(receive(text("*HQ,1234567890,HTBT,84#"))))).isEqualTo("*HQ,1234567890,HTBT#");
        assertThat(reply(only(receive(text("*HQ,1234567890,V0#"))))).isEqualTo("*HQ,1234567890,V0#");
        assertThat(reply(only(receive(text("*HQ,1234567890,XT,1,84#"))))).isEmpty();
    }

    @Test
    void anglesBelowOneDegreeMayLackTheirZeros() {
        for (String east : List.of("39.0000", "039.0000", "00039.0000")) {
            Frame.Fixes fixes = (Frame.Fixes) only(
                    receive(text("*HQ,1234567890,V8,102030,A,3327.0000,S," + east + ",W,0.00,0,050326,FFFFFBFF#")));
            assertThat(fixes.fixes().getFirst().longitude()).as(east).isCloseTo(-0.65, within(1e-7));
        }
    }

    @Test
    void aPositionWithADateOnlyIsMarked() {
        Frame.Fixes fixes = (Frame.Fixes)
                only(receive(text("*hq,123456789012345,VP1,A,3327.0000,S,07039.0000,W,1.00,90.0000,050326#")));
        Fix fix = fixes.fixes().getFirst();
        assertThat(fix.time()).isEqualTo(Instant.parse("2026-03-05T00:00:00Z"));
        assertThat(fix.latitude()).isCloseTo(-33.45, within(1e-7));
        assertThat(fix.states()).containsExactly(TrackerState.CLOCK_WRONG);
    }

    @Test
    void whatStandsBetweenDateAndStatusIsKept() {
        Frame.Fixes fixes = (Frame.Fixes)
                only(
                        receive(
                                text(
                                        "*HQ,1234567890,V19,102030,A,3327.0000,S,07039.0000,W,0.00,0,4,050326,,192.0.2.1,8900000000000000000,FFFFFFFE#")));
        Fix fix = fixes.fixes().getFirst();
        assertThat(fix.extras().text("batteryLevel")).isEqualTo("4");
        assertThat(fix.extras().values().values()).contains("192.0.2.1", "8900000000000000000");
        assertThat(fix.states()).containsExactly(TrackerState.MOVING);
    }

    @Test
    void theOtherBinaryFrameBelongsToTheConnectionsDevice() {
        String tail = "102030050326" + "33270000" + "06" + "070390000" + "2" + "010090" + "FFFFFBFF" + "000000";
        List<Frame> frames = receive(TeltonikaTest.hex("24" + "1234567890" + tail + "58" + "0000000001" + tail));
        assertThat(frames).hasSize(2);
        Frame.Fixes other = (Frame.Fixes) frames.getLast();
        assertThat(other.device()).isEqualTo("1234567890");
        assertThat(other.fixes().getFirst().extras().text("sender")).isEqualTo("0000000001");
        assertThat(other.fixes().getFirst().latitude()).isCloseTo(-33.45, within(1e-7));
    }

    @Test
    void aTextThatASettingGaveIsAnAnswer() {
        assertThat(only(receive(text("*HQ,1234567890,SMS,UT:30,30,300\nVOLT:12.9V#"))))
                .isInstanceOfSatisfying(
                        Frame.Answer.class, answer -> assertThat(answer.text()).isEqualTo("UT:30,30,300\nVOLT:12.9V"));
    }

    private static String reply(Frame frame) {
        return StandardCharsets.US_ASCII.decode(frame.reply().accepted()).toString();
    }

    private static ByteBuffer text(String frame) {
        return ByteBuffer.wrap(frame.getBytes(StandardCharsets.US_ASCII));
    }

    private static List<Frame> receive(ByteBuffer bytes) {
        return new H02().open().receive(bytes);
    }

    private static Frame only(List<Frame> frames) {
        assertThat(frames).hasSize(1);
        return frames.getFirst();
    }
}
