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

class TextProtocolsTest {
    private static final String H02_V1 =
            "*HQ,865205030330012,V1,145452,A,2240.55181,N,11358.32389,W,10.00,271,100815,FFFFFBFD#";
    private static final String WATCH_UD = watch("UD,180916,064153,A,22.570512,N,113.8623267,E,3.60,154.8,12.0,11,100,"
            + "87,0,0,00100010,7,255,460,1,9529,21809,155");

    @Test
    void readsH02AndAnswersWithTheTimeOfTheReport() {
        Frame.Fixes fixes = (Frame.Fixes) only(receive(new H02(), H02_V1));
        assertThat(fixes.device()).isEqualTo("865205030330012");
        Fix fix = fixes.fixes().getFirst();
        assertThat(fix.time()).isEqualTo(Instant.parse("2015-08-10T14:54:52Z"));
        assertThat(fix.latitude()).isCloseTo(22.6758635, within(1e-7));
        assertThat(fix.longitude()).isCloseTo(-113.9720648, within(1e-7));
        assertThat(fix.speed()).isCloseTo(5.144, within(1e-9));
        assertThat(fix.course()).isEqualTo(271);
        assertThat(fix.states()).containsExactly(TrackerState.SOS);
        assertThat(StandardCharsets.US_ASCII.decode(fixes.reply().accepted()).toString())
                .isEqualTo("*HQ,865205030330012,V4,V1,20150810145452#");
    }

    @Test
    void readsAWatchThatWasTakenOff() {
        Frame.Fixes fixes = (Frame.Fixes) only(receive(new Watch(), WATCH_UD));
        assertThat(fixes.device()).isEqualTo("8800000015");
        Fix fix = fixes.fixes().getFirst();
        assertThat(fix.time()).isEqualTo(Instant.parse("2016-09-18T06:41:53Z"));
        assertThat(fix.latitudeE7()).isEqualTo(225705120);
        assertThat(fix.longitudeE7()).isEqualTo(1138623267);
        assertThat(fix.speed()).isEqualTo(1);
        assertThat(fix.battery()).isEqualTo(87);
        assertThat(fix.satellites()).isEqualTo(11);
        assertThat(fix.states()).containsExactly(TrackerState.STRAP_OPEN);
        assertThat(fixes.reply().accepted().remaining()).isZero();
    }

    @Test
    void linksAndAlarmsOfAWatchAreAnswered() {
        List<Frame> frames = receive(new Watch(), watch("LK,50,100,87") + "\r\n" + watch("LK"));
        assertThat(frames.getFirst()).isInstanceOfSatisfying(Frame.Status.class, status -> {
            assertThat(status.battery()).isEqualTo(87);
            assertThat(StandardCharsets.US_ASCII
                            .decode(status.reply().accepted())
                            .toString())
                    .isEqualTo("[3G*8800000015*0002*LK]");
        });
        assertThat(frames.getLast()).isInstanceOf(Frame.KeepAlive.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*HQ,865205030330012,V1,145452,A,2240.55181,N#",
                "*HQ,865205030330012,V1,995452,A,2240.55181,N,11358.32389,E,0.00,0,100815,FFFFFBFF#",
                "*HQ,865205030330012,V1,145452,A,22x0.55181,N,11358.32389,E,0.00,0,100815,FFFFFBFF#",
                "*HQ,865205030330012,V1,145452,A,2240.55181,Q,11358.32389,E,0.00,0,100815,FFFFFBFF#",
                "*HQ,865205030330012,V1,145452,A,2240.55181,N,11358.32389,E,fast,0,100815,FFFFFBFF#",
                "*HQ#",
                "**#"
            })
    void saysWhatIsWrongInH02AndGoesOn(String frame) {
        List<Frame> frames = receive(new H02(), frame + H02_V1);
        assertThat(frames).hasSize(2);
        assertThat(frames.getFirst()).isInstanceOfSatisfying(Frame.Unreadable.class, bad -> {
            assertThat(bad.fatal()).isFalse();
            assertThat(bad.why()).hasSizeGreaterThan(10);
        });
        assertThat(frames.getLast()).isInstanceOf(Frame.Fixes.class);
    }

    @Test
    void readsFramesOfOtherMakersOfWatches() {
        for (String frame : List.of(
                "[3G*8800000021*004E*UD2,080726,101112,A,29.760427,N,095.369803,W,0,0,47,14,100,64,0,0,00000008,0,0]",
                "[SG*8800000022*0053*UD,080726,101213,A,29.74950,N,095.35812,W,1.111,000,0,00,70,70,0,50,00000000,0,1,,,,00]",
                "[ZJ*880000000000023*0075*0064*AL,080726,101314,A,29.751207,N,095.361673,W,0,0,0,5,100,82,1000,50,00100000,"
                        + "1,255,310,0,1111,2222,33]",
                "[3G*8800000024*00A1*UD_WCDMA,080726,101415,A,29.752367,N,95.362615,W,21.0,340.106,12.7170,17,28,79,0,0,"
                        + "00000000,1,1,310,410,11111,222222222,28,1,Porch,02:00:00:00:00:01,-93,7.123456]")) {
            assertThat(only(receive(new Watch(), frame))).as(frame).isInstanceOf(Frame.Fixes.class);
        }
        Frame numbered = only(receive(new Watch(), "[ZJ*880000000000023*0075*0002*LK]"));
        assertThat(StandardCharsets.US_ASCII.decode(numbered.reply().accepted()).toString())
                .isEqualTo("[ZJ*880000000000023*0075*0002*LK]");
    }

    private static String watch(String content) {
        return "[3G*8800000015*%04X*%s]".formatted(content.length(), content);
    }

    private static List<Frame> receive(TrackerProtocol protocol, String text) {
        return protocol.open().receive(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private static Frame only(List<Frame> frames) {
        assertThat(frames).hasSize(1);
        return frames.getFirst();
    }
}
