package org.rollcall.track.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.track.Fix;
import org.rollcall.track.TrackerState;

class TraccarTest {
    private static final String POSITION = """
            "position": {"id": %d, "deviceId": 3, "protocol": "huabao", "serverTime": "%s",
              "deviceTime": "2026-11-22T10:00:00.000+00:00", "fixTime": "2026-11-22T10:00:00.000+00:00",
              "outdated": false, "valid": true, "latitude": 29.7604, "longitude": -95.3698, "altitude": 12.0,
              "speed": 10.0, "course": 270.0, "accuracy": 0.0, "address": null,
              "attributes": {"alarm": "removing,lowBattery", "batteryLevel": 17, "sat": 9, "charge": true,
                             "distance": 3.21, "totalDistance": 99.5, "status": 3, "power": 4.1}}
            """;
    private static final String DEVICE = "\"device\": {\"id\": 3, \"uniqueId\": \"356307042441013\", \"name\": \"x\"}";

    private static String position(long id, String serverTime) {
        return "{" + POSITION.formatted(id, serverTime) + "," + DEVICE + "}";
    }

    private static Fix fix(String json) {
        Frame.Fixes fixes = (Frame.Fixes) Traccar.read(json);
        assertThat(fixes.device()).isEqualTo("356307042441013");
        return fixes.fixes().getFirst();
    }

    @Test
    void readsAPositionWithSpeedInKnotsAndSeveralAlarmsInOneText() {
        Fix fix = fix(position(0, "2026-11-22T10:00:01.000+00:00"));
        assertThat(fix.time()).isEqualTo(Instant.parse("2026-11-22T10:00:00Z"));
        assertThat(fix.speed()).isCloseTo(5.144, within(1e-9));
        assertThat(fix.course()).isEqualTo(270);
        assertThat(fix.accuracy()).isNull();
        assertThat(fix.battery()).isEqualTo(17);
        assertThat(fix.satellites()).isEqualTo(9);
        assertThat(fix.states())
                .containsExactlyInAnyOrder(TrackerState.STRAP_OPEN, TrackerState.BATTERY_LOW, TrackerState.CHARGING);
        assertThat(fix.extras().number("status")).hasValue(3);
        assertThat(fix.extras().text("power")).isEqualTo("4.1");
        assertThat(fix.extras().text("protocol")).isEqualTo("huabao");
    }

    @Test
    void theSameReportForwardedAgainOrWithAnEventIsTheSameFix() {
        Fix first = fix(position(0, "2026-11-22T10:00:01.000+00:00"));
        Fix later = fix(position(771, "2026-11-22T10:07:00.000+00:00"));
        String event = "{\"event\": {\"id\": 5, \"type\": \"alarm\", \"eventTime\": \"2026-11-22T10:00:02.000+00:00\","
                + " \"attributes\": {\"alarm\": \"removing\"}},"
                + POSITION.formatted(771, "2026-11-22T10:00:01.000+00:00") + "," + DEVICE + "}";
        assertThat(later).isEqualTo(first);
        assertThat(fix(event)).isEqualTo(first);
    }

    @Test
    void anAlarmWithoutAPositionIsAStatusAndWhatTraccarFoundItselfIsNone() {
        String alarm = "{\"event\": {\"type\": \"alarm\", \"eventTime\": \"2026-11-22T10:00:02.000+0000\","
                + " \"attributes\": {\"alarm\": \"sos\"}}, \"position\": null, " + DEVICE + "}";
        assertThat(Traccar.read(alarm)).isInstanceOfSatisfying(Frame.Status.class, status -> {
            assertThat(status.states()).containsExactly(TrackerState.SOS);
            assertThat(status.time()).isEqualTo(Instant.parse("2026-11-22T10:00:02Z"));
        });
        assertThat(Traccar.read("{\"event\": {\"type\": \"deviceOffline\"}, " + DEVICE + "}"))
                .isInstanceOf(Frame.KeepAlive.class);
    }

    @Test
    void anOutdatedPositionIsNotValid() {
        assertThat(fix(position(0, "x").replace("\"outdated\": false", "\"outdated\": true"))
                        .valid())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'{', not JSON",
        "'[]', object",
        "'{\"position\": {}}', uniqueId",
        "'{\"device\": {\"uniqueId\": \"1\"}}', neither",
        "'{\"device\": {\"uniqueId\": \"1\"}, \"position\": {}}', fixTime",
        "'{\"device\": {\"uniqueId\": \"1\"}, \"position\": {\"fixTime\": \"now\"}}', time",
        "'{\"device\": {\"uniqueId\": \"1\"}, \"position\": {\"fixTime\": \"2026-11-22T10:00:00Z\"}}', latitude"
    })
    void whatCannotBeReadIsSaid(String json, String word) {
        assertThat(Traccar.read(json))
                .isInstanceOfSatisfying(
                        Frame.Unreadable.class, bad -> assertThat(bad.why()).contains(word));
    }
}
