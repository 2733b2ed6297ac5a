package org.rollcall.track.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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

/** Reports are the examples of Megastek's documents and of open implementations' tests. */
class MegastekTest {
    static final String REPORT =
            "0125$MGV002,860719020193193,DeviceName,R,240214,104742,A,2238.20471,N,11401.97967,E,00,03,"
                    + "00,1.20,0.462,356.23,137.9,1.5,460,07,262C,0F54,25,0000,0000,0,0,0,28.5,28.3,,,100,Timer;!";
    private static final String BELT =
            "$MGV002,869152024446923,,S,290816,200627,V,5056.21059,N,00439.25034,E,00,00,00,99.9,,,-25.1,,206,01,0BBB,"
                    + "4418,28,,,,,,,,,%s,093,%s;!";
    static final String SENTENCE =
            "STX,102110830074542,$GPRMC,114229.000,A,2238.2024,N,11401.9619,E,0.00,0.00,310811,,,"
                    + "A*64,F,LowBattery,imei:012207005553885,03,113.1,Battery=24%,,1,460,01,2531,647E;57\r\n";

    @Test
    void readsTheDocumentedReport() {
        Frame.Fixes fixes = (Frame.Fixes) only(receive(REPORT));
        assertThat(fixes.device()).isEqualTo("860719020193193");
        Fix fix = fixes.fixes().getFirst();
        assertThat(fix.time()).isEqualTo(Instant.parse("2014-02-24T10:47:42Z"));
        assertThat(fix.latitude()).isCloseTo(22.6367452, within(1e-7));
        assertThat(fix.longitude()).isCloseTo(114.0329945, within(1e-7));
        assertThat(fix.valid()).isTrue();
        assertThat(fix.satellites()).isEqualTo(3);
        assertThat(fix.dop()).isEqualTo(1.2);
        assertThat(fix.speed()).isCloseTo(0.462 / 3.6, within(1e-3));
        assertThat(fix.course()).isEqualTo(356.23);
        assertThat(fix.altitude()).isEqualTo(137.9);
        assertThat(fix.battery()).isEqualTo(100);
        assertThat(fix.states()).isEmpty();
        assertThat(fix.extras().text("alert")).isEqualTo("Timer");
        assertThat(fixes.reply().accepted().remaining()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "01, Timer,",
        "00, Timer, STRAP_OPEN",
        "01, BeltOff, STRAP_OPEN",
        "01, Belt Off, STRAP_OPEN",
        "11, BeltOn, CHARGING",
        "01, Sos, SOS",
        "01, Low Battery, BATTERY_LOW",
        "1-1, PSD, POWER_LOST"
    })
    void chargerBeltAndAlertBecomeStates(String connected, String alert, TrackerState state) {
        Fix fix = ((Frame.Fixes) only(receive(BELT.formatted(connected, alert))))
                .fixes()
                .getFirst();
        assertThat(fix.states()).isEqualTo(state == null ? java.util.Set.of() : java.util.Set.of(state));
        assertThat(fix.valid()).isFalse();
        assertThat(fix.battery()).isEqualTo(93);
        assertThat(fix.extras().number("buffered")).hasValue(1);
    }

    @Test
    void readsModelsWithOtherInputsOrRadioNetworks() {
        for (String text : List.of(
                "0151$MGV002,869152024261561,ID,S,070918,155544,V,3814.35419,N,02144.52113,E,00,00,00,99.9,0.062,,12.3,,"
                        + "202,01,0898,D1BE,8,34,1055,0,0,600,,,,11,010,Timer;!",
                "0174$MGV002,014682001957744,014682001957744,R,260318,042537,A,3853.77301,N,07728.66673,W,00,09,00,1.06,"
                        + "0.147,329.51,123.3,,310,26,B46C,5E69375,5,0000,0000,0,,,,,,11,010,Timer,,;!",
                "0339$MGV002,860719020193193,DeviceName,R,240214,104742,A,2238.20471,N,11401.97967,E,00,03,00,1.20,0.462,"
                        + "356.23,137.9,1.5,460,07,262C,0F54,25,0000,0000,0,0,0,28.5,28.3,,11,010,Timer,"
                        + "18339df945d0:53|108c0fb0a2f1:57,;!",
                "0166$MGV002,015136002064033,064033,R,270324,185134,A,3506.02619,N,09227.75232,W,00,0.81,0.191,9.48,"
                        + "196.2,,319,24,B3FE,6A440B,22,0000,0000,0,,,,,,11000,010,Timer,,;!")) {
            Fix fix = ((Frame.Fixes) only(receive(text))).fixes().getFirst();
            assertThat(fix.battery()).as(text).isEqualTo(10);
            assertThat(fix.states()).as(text).containsExactly(TrackerState.CHARGING);
            assertThat(fix.speed()).as(text).isNotNull();
        }
    }

    @Test
    void aReportWithoutAPlaceIsAStatusAndHelloIsSeen() {
        assertThat(only(receive(
                        "0140$MGV002,354550056642321,GVT900-3,S,300917,071731,V,,,,,00,00,00,99.9,0.000,0.00,,0.0,"
                                + "457,01,0741,00CD,,0000,0000,20,10,0, , ,,1-1,94,PW ON;!")))
                .isInstanceOfSatisfying(Frame.Status.class, status -> {
                    assertThat(status.time()).isEqualTo(Instant.parse("2017-09-30T07:17:31Z"));
                    assertThat(status.battery()).isEqualTo(94);
                });
        assertThat(only(receive("0031$MGV002,015136002064033,Hello;!"))).isInstanceOf(Frame.KeepAlive.class);
    }

    @Test
    void readsTheOlderForm() {
        Frame.Fixes fixes = (Frame.Fixes) only(receive(SENTENCE));
        assertThat(fixes.device()).isEqualTo("012207005553885");
        Fix fix = fixes.fixes().getFirst();
        assertThat(fix.time()).isEqualTo(Instant.parse("2011-08-31T11:42:29Z"));
        assertThat(fix.battery()).isEqualTo(24);
        assertThat(fix.satellites()).isEqualTo(3);
        assertThat(fix.altitude()).isEqualTo(113.1);
        assertThat(fix.states()).containsExactlyInAnyOrder(TrackerState.BATTERY_LOW, TrackerState.CHARGING);
    }

    @Test
    void readsTheOlderFormWithoutCommas() {
        Frame.Fixes fixes = (Frame.Fixes)
                only(receive("STX863070014949464   $GPRMC,215942.290,A,4200.1831,N,02128.5904,E,003.1,079.8,"
                        + "090813,,,A*6E,294,02,0064,0F3D,18,17,0000,000000,0000,0.00,0.02,0.00,Store;D8\r\n"));
        assertThat(fixes.device()).isEqualTo("863070014949464");
        assertThat(fixes.fixes().getFirst().battery()).isEqualTo(17);
        assertThat(fixes.fixes().getFirst().speed()).isCloseTo(1.595, within(1e-3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0112$MGV002,,GVT900-3,S,010114,000003,,,,,,00,00,00,,0.000;!",
                "0125$MGV002,860719020193193,X,R,249914,104742,A,2238.20471,N,11401.97967,E;!",
                "0125$MGV002,860719020193193,X,R,240214,104742,A,2238.2x471,N,11401.97967,E;!",
                "0125$XYZ,860719020193193;!",
                "STX,1;!"
            })
    void saysWhatIsWrongAndGoesOn(String frame) {
        List<Frame> frames = receive(frame + "\r\n" + REPORT);
        assertThat(frames).hasSize(2);
        assertThat(frames.getFirst()).isInstanceOfSatisfying(Frame.Unreadable.class, bad -> {
            assertThat(bad.fatal()).isFalse();
            assertThat(bad.why()).hasSizeGreaterThan(10);
        });
        assertThat(frames.getLast()).isInstanceOf(Frame.Fixes.class);
    }

    private static List<Frame> receive(String text) {
        return new Megastek().open().receive(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private static Frame only(List<Frame> frames) {
        assertThat(frames).hasSize(1);
        return frames.getFirst();
    }
}
