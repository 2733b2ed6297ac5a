package org.rollcall.track.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.track.Fix;
import org.rollcall.track.TrackerState;

/** Reports as models and firmwares differ in them: where battery, satellites and states stand. */
class QueclinkReportsTest {
    private static final String DEVICE = "861230000000017";
    private static final String POSITION = "2,7.2,310,15.5,-95.369803,29.760427,20260412081500";
    private static final String CELL = "0310,0410,1A2B,03C4D5E6";
    private static final String SENT = "20260412031502,0A1B";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                // Personal: the mileage or nothing, then the percentage.
                "+RESP:GTFRI,1A0401,DEVICE,,0,0,1,POSITION,CELL,12.5,64,SENT$; 64",
                "+RESP:GTFRI,1A0401,DEVICE,,0,0,1,POSITION,,,,,,64,SENT$; 64",
                "+RESP:GTRTL,2C0402,DEVICE,tag,0,0,1,POSITION,CELL,,64,SENT$; 64",
                "+RESP:GTFRI,07000D,DEVICE,,0,0,1,POSITION,CELL,0a1b2c3d4e5f,-61,,64,SENT$; 64",
                "+RESP:GTFRI,423036,DEVICE,,0,0,1,0,POSITION,2,0a1b2c3d4e5f,-61,,,,1a1b2c3d4e5f,-70,,,,CELL,15,,64,SENT$; 64",
                // Of assets: before the position, or behind the errors of the signal and the voltage.
                "+RESP:GTSTR,400201,DEVICE,box,0,0,2,21.5,64,POSITION,CELL,,,,SENT$; 64",
                "+RESP:GTCTN,440502,DEVICE,box,0,0,2,,64,POSITION,CELL,,,0000,SENT$; 64",
                "+RESP:GTFRI,DE0114,DEVICE,,0,0,1,POSITION,CELL,21,0,,64,0,,,SENT$; 64",
                "+RESP:GTERI,DE0115,DEVICE,,00000100,0,0,1,POSITION,CELL,21,0,3950,64,1,,,0,SENT$; 64",
                "+RESP:GTERI,C30209,DEVICE,,00000080,0,10,1,POSITION,CELL,,64,,SENT$; 64",
                // In vehicles: before the status, and the fuel at the end is none.
                "+RESP:GTFRI,060100,DEVICE,,,00,1,POSITION,CELL,00,2000.0,00123:12:34,,,64,210100,,,55,SENT$; 64",
                "+RESP:GTERI,6E0A03,DEVICE,,00000100,,10,1,POSITION,CELL,01,9,358.6,,,,,64,210100,0,SENT$; 64",
                "+RESP:GTFRI,0F0106,DEVICE,,,10,1,POSITION,CELL,,21235.0,,,,,210100,,,,SENT$;",
                "+RESP:GTFRI,350302,DEVICE,,12372,10,1,POSITION,CELL,00,0.0,00000:15:30,2788,705,64,0D,00,,,SENT$;",
                "+RESP:GTDOG,060100,DEVICE,,0,0,1,POSITION,CELL,00,2000.0,SENT$;",
                "+RESP:GTSTT,1A0401,DEVICE,,41,POSITION,CELL,00,SENT$;"
            })
    void thePercentageIsReadWhereTheModelHasIt(String report, Double battery) {
        assertThat(only(report).battery()).isEqualTo(battery);
    }

    @Test
    void satellitesStandBehindAMaskInVehiclesOnly() {
        Fix fix = only("+RESP:GTIGN,6E0202,DEVICE,van,379,POSITION,CELL,01,11,,0.0,SENT$");
        assertThat(fix.satellites()).isEqualTo(11);
        Fix signal = only("+RESP:GTFRI,423031,DEVICE,,0,0,1,POSITION,CELL,15,3,85,SENT$");
        assertThat(signal.satellites()).isNull();
        assertThat(signal.extras().text("field18")).isEqualTo("15");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "+RESP:GTNMR,1A0401,DEVICE,,0,1,1,POSITION,CELL,,64,SENT$; MOVING",
                "+RESP:GTNMR,1A0401,DEVICE,,0,0,1,POSITION,CELL,,64,SENT$;",
                "+RESP:GTSTT,1A0401,DEVICE,,42,POSITION,CELL,,SENT$; MOVING",
                "+RESP:GTSTT,560200,DEVICE,,,16,POSITION,CELL,00,SENT$; MOVING",
                "+RESP:GTSTT,1A0401,DEVICE,,41,POSITION,CELL,,SENT$;",
                "+RESP:GTOMS,1A0100,DEVICE,,1,1,POSITION,CELL,,SENT$; MOVING",
                "+RESP:GTFRI,DE0114,DEVICE,,0,0,1,POSITION,CELL,21,0,,64,1,1,,SENT$; MOVING",
                "+RESP:GTFRI,060100,DEVICE,,,00,1,POSITION,CELL,00,2000.0,,,,64,220100,,,,SENT$; MOVING",
                "+RESP:GTFRI,423036,DEVICE,,0,3,1,POSITION,CELL,15,,64,SENT$; MOVING CHARGING",
                "+RESP:GTCRA,060100,DEVICE,,07,POSITION,CELL,00,SENT$; IMPACT",
                "+RESP:GTTOW,060100,DEVICE,,0,0,1,POSITION,CELL,00,0.0,SENT$; MOVING",
                "+RESP:GTSTC,1A0600,DEVICE,,POSITION,CELL,00,SENT$;",
                "+RESP:GTEPN,1A0600,DEVICE,,POSITION,CELL,00,SENT$;"
            })
    void motionAndEventsAreStates(String report, String states) {
        Set<String> expected = states == null ? Set.of() : Set.of(states.split(" "));
        assertThat(only(report).states()).map(TrackerState::name).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void theBatteryKitsInputsAreNamed() {
        assertThat(only("+RESP:GTLSW,300500,DEVICE,,0,1,POSITION,CELL,,SENT$")
                        .extras()
                        .number("input1"))
                .hasValue(1);
        assertThat(only("+RESP:GTTSW,300500,DEVICE,,1,0,POSITION,CELL,,SENT$")
                        .extras()
                        .number("input2"))
                .hasValue(0);
    }

    @Test
    void batteryAndStatesAreThoseOfTheLastPosition() {
        Frame.Fixes fixes =
                (Frame.Fixes) frame("+BUFF:GTNMR,2C0204,DEVICE,,0,1,2,POSITION,CELL,0.1,POSITION,CELL,0.2,88,SENT$");
        Fix first = fixes.fixes().getFirst();
        Fix last = fixes.fixes().getLast();
        assertThat(first.battery()).isNull();
        assertThat(first.states()).isEmpty();
        assertThat(first.extras().values()).containsEntry("field18", "0.1").containsEntry("buffered", 1L);
        assertThat(last.battery()).isEqualTo(88);
        assertThat(last.states()).containsExactly(TrackerState.MOVING);
        assertThat(last.extras().values())
                .containsEntry("field30", "0.2")
                .containsEntry("field31", "88")
                .containsEntry("field5", "1")
                .containsEntry("version", "2C0204")
                .containsEntry("sent", "20260412031502")
                .doesNotContainKey("field18");
    }

    @Test
    void whatHasNoPositionIsAStatus() {
        Frame.Status information = (Frame.Status)
                frame(
                        "+RESP:GTINF,1A0800,DEVICE,GL300,42,89010000000000000017,17,0,1,26.6,,3.90,1,1,0,0,0,20260412081500,69,1,24,,,SENT$");
        assertThat(information.battery()).isEqualTo(69);
        assertThat(information.states()).containsExactlyInAnyOrder(TrackerState.MOVING, TrackerState.CHARGING);
        assertThat(information.time()).isNull();
        Frame.Status vehicle = (Frame.Status)
                frame(
                        "+RESP:GTINF,DC0103,DEVICE,,21,89010000000000000017,22,0,11,12913,12917,4.26,0,1,,,20260412081500,1,79,,01,00,,,SENT$");
        assertThat(vehicle.battery()).isNull();
        Frame.Status cells = (Frame.Status) frame("+RESP:GTLBS,660400,DEVICE,,0,0,92,,2,,,0000,CELL,18,,SENT$");
        assertThat(cells.battery()).isEqualTo(92);
        assertThat(cells.extras().text("field12")).isEqualTo("0310");
        assertThat(((Frame.Status) frame("+RESP:GTWIF,210102,DEVICE,,1,0a1b2c3d4e5f,-61,,,,,,,,57,SENT$")).battery())
                .isEqualTo(57);
        assertThat(((Frame.Status) frame("+RESP:GTBAT,1A0102,DEVICE,,1,,57,4.10,1,1,SENT$")))
                .satisfies(status -> assertThat(status.battery()).isEqualTo(57))
                .satisfies(status -> assertThat(status.states()).containsExactly(TrackerState.CHARGING));
        assertThat(((Frame.Status) frame("+RESP:GTSTR,400201,DEVICE,,0,1,2,21.8,57,0,,,,,,,CELL,,,,SENT$")).battery())
                .isEqualTo(57);
    }

    @Test
    void reportsWithEmptyPositionsKeepTheBattery() {
        Frame.Status blind = (Frame.Status) frame("+BUFF:GTFRI,1A0401,DEVICE,,0,0,1,,,,,,,,CELL,10800,7,SENT$");
        assertThat(blind.battery()).isEqualTo(7);
        assertThat(blind.time()).isEqualTo(Instant.parse("2026-04-12T03:15:02Z"));
        assertThat(blind.extras().number("buffered")).hasValue(1);
        Frame.Status asset = (Frame.Status) frame("+RESP:GTFRI,2E0503,DEVICE,,,0,1,,,,,,,,,,,,0,0,,98,1,1,,,SENT$");
        assertThat(asset.battery()).isEqualTo(98);
        assertThat(asset.states()).containsExactly(TrackerState.MOVING);
        assertThat(((Frame.Status) frame("+BUFF:GTPNA,1A0401,DEVICE,,,0A1B$")).time())
                .isNull();
    }

    @Test
    void devicesOfNetworksWithCdmaAndTheOldestOnesAreKnown() {
        Frame.Fixes meid = (Frame.Fixes) frame("+RESP:GTSTT,280100,A1000012345678,,42,POSITION,CELL,,SENT$");
        assertThat(meid.device()).isEqualTo("A1000012345678");
        Frame.Fixes old = (Frame.Fixes)
                frame(
                        "+RESP:GTNMR,DEVICE,1,0,0,1,7.2,310,15.5,3,-95.369803,29.760427,20260412081500,CELL,00,0A1B,0102070202$");
        assertThat(old.device()).isEqualTo(DEVICE);
        Fix fix = old.fixes().getFirst();
        assertThat(fix.speed()).isEqualTo(2);
        assertThat(fix.altitude()).isEqualTo(15.5);
        assertThat(fix.dop()).isEqualTo(3);
        assertThat(fix.valid()).isTrue();
        assertThat(StandardCharsets.US_ASCII.decode(old.reply().accepted()).toString())
                .isEqualTo("+SACK:0A1B$");
    }

    @Test
    void aPositionOfAMessageCutOffBehindItIsKeptAndNotAnswered() {
        Frame.Fixes cut = (Frame.Fixes) frame("+RESP:GTFRI,5E0100,DEVICE,,,,10,1,POSITION,CELL,00,6223.7,2026041208$");
        assertThat(cut.fixes()).hasSize(1);
        assertThat(cut.reply().accepted().hasRemaining()).isFalse();
        assertThat(frame("+RESP:GTFRI,5E0100,DEVICE,,,,10,1,POSITION$")).isInstanceOf(Frame.Unreadable.class);
    }

    @Test
    void answersToCommandsKeepTheirWords() {
        assertThat(frame("+ACK:GTRTO,1A0800,DEVICE,GL300,VER,FFFF,SENT$"))
                .isInstanceOfSatisfying(
                        Frame.Answer.class, answer -> assertThat(answer.text()).isEqualTo("GTRTO,VER,FFFF"));
        assertThat(new Queclink().judge(new TrackerCommand.Interval(java.time.Duration.ofMinutes(1)), "GTFRI,0001"))
                .isEqualTo(TrackerCommand.Answer.DONE);
    }

    private static Fix only(String report) {
        List<Fix> fixes = ((Frame.Fixes) frame(report)).fixes();
        assertThat(fixes).hasSize(1);
        assertThat(fixes.getFirst().latitude()).isEqualTo(29.760427);
        return fixes.getFirst();
    }

    private static Frame frame(String report) {
        String text = report.replace("DEVICE", DEVICE)
                .replace("POSITION", POSITION)
                .replace("CELL", CELL)
                .replace("SENT", SENT);
        List<Frame> frames = new Queclink().open().receive(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
        assertThat(frames).hasSize(1);
        return frames.getFirst();
    }
}
