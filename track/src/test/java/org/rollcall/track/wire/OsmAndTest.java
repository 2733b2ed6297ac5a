package org.rollcall.track.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.track.Fix;
import org.rollcall.track.TrackerState;

class OsmAndTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void readsEveryParameter() {
        Frame.Fixes fixes = fixes(
                "id=person-7&lat=40.7127753&lon=-74.0059728&timestamp=1763812800&speed=10"
                        + "&bearing=359.994&altitude=12.3&accuracy=4.5&hdop=1.1&batt=87.5&charge=true&valid=1&sat=7&note=a%20b");
        assertThat(fixes.device()).isEqualTo("person-7");
        Fix fix = fixes.fixes().getFirst();
        assertThat(fix.time()).isEqualTo(Instant.parse("2025-11-22T12:00:00Z"));
        assertThat(fix.latitudeE7()).isEqualTo(407127753);
        assertThat(fix.longitudeE7()).isEqualTo(-740059728);
        assertThat(fix.speed()).isCloseTo(5.144, within(1e-9));
        assertThat(fix.course()).isEqualTo(359.99);
        assertThat(fix.altitude()).isEqualTo(12.3);
        assertThat(fix.accuracy()).isEqualTo(4.5);
        assertThat(fix.dop()).isEqualTo(1.1);
        assertThat(fix.battery()).isEqualTo(87.5);
        assertThat(fix.satellites()).isEqualTo(7);
        assertThat(fix.states()).containsExactly(TrackerState.CHARGING);
        assertThat(fix.extras().values()).containsExactly(Map.entry("note", "a b"));
    }

    @ParameterizedTest
    @CsvSource({
        "1763812800, 2025-11-22T12:00:00Z",
        "1763812800123, 2025-11-22T12:00:00.123Z",
        "1763812800.5, 2025-11-22T12:00:00.500Z",
        "2025-11-22T12:00:00Z, 2025-11-22T12:00:00Z",
        "2025-11-22T12:00:00.000%2B01:00, 2025-11-22T11:00:00Z",
        "2025-11-22+12:00:00, 2025-11-22T12:00:00Z"
    })
    void readsTimesInEveryForm(String sent, Instant read) {
        assertThat(fixes("deviceid=1&lat=1&lon=2&timestamp=" + sent)
                        .fixes()
                        .getFirst()
                        .time())
                .isEqualTo(read);
    }

    @Test
    void withoutATimeTheArrivalCounts() {
        assertThat(fixes("id=1&location=1.5,-2.5").fixes().getFirst()).satisfies(fix -> {
            assertThat(fix.time()).isEqualTo(NOW);
            assertThat(fix.longitude()).isEqualTo(-2.5);
        });
    }

    @Test
    void networksAroundThePhoneAreNotKept() {
        Fix fix = fixes("id=1&lat=1&lon=2&cell=310,260,1,2&wifi=aa-bb,-50")
                .fixes()
                .getFirst();
        assertThat(fix.extras().isEmpty()).isTrue();
    }

    @Test
    void withoutAPositionItIsAStatus() {
        assertThat(OsmAnd.readText("id=1&batt=15&alarm=sos", NOW))
                .isInstanceOfSatisfying(Frame.Status.class, status -> {
                    assertThat(status.battery()).isEqualTo(15);
                    assertThat(status.states()).containsExactly(TrackerState.SOS);
                });
    }

    @Test
    void valuesOutOfRangeAreMarkedNotLost() {
        Fix fix = fixes("id=1&lat=95&lon=2&speed=-1&batt=300").fixes().getFirst();
        assertThat(fix.valid()).isFalse();
        assertThat(fix.states()).containsExactly(TrackerState.POSITION_WRONG);
        assertThat(fix.speed()).isNull();
        assertThat(fix.extras().text("battery.sent")).isEqualTo("300.0");
        assertThat(fix.extras().text("latitude.sent")).isEqualTo("95.0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lat=1&lon=2",
                "id=%20&lat=1&lon=2",
                "id=1&lat=1",
                "id=1&lat=NaN&lon=2",
                "id=1&lat=1e9999&lon=x",
                "id=1&lat=1&lon=2&timestamp=yesterday",
                "id=1&lat=1&lon=2&timestamp=2025-13-40T00:00:00Z",
                "id=1&lat=1&lon=2&valid=maybe",
                "id=1&location=1",
                "id=%zz&lat=1&lon=2",
                "&&&",
                "",
                "{\"device_id\":\"1\"}",
                "{\"device_id\":\"1\",\"location\":{\"coords\":{\"latitude\":1}}}",
                "{\"device_id\":\"1\",\"location\":{\"coords\":{\"latitude\":1e999999999,\"longitude\":1}}}",
                "{\"device_id\":\"1\",\"location\":[]}",
                "{\"device_id\":",
                "{} {}"
            })
    void saysWhatIsWrong(String request) {
        assertThat(OsmAnd.readText(request, NOW))
                .isInstanceOfSatisfying(
                        Frame.Unreadable.class, bad -> assertThat(bad.why()).isNotBlank());
    }

    @Test
    void readsTheJsonOfTraccarClient() {
        Frame frame = OsmAnd.readText(
                "{\"location\":{\"mock\":true,\"timestamp\":\"2026-11-22T11:59:00.250Z\",\"coords\":{\"latitude\":1.25,\"longitude\":-2.5,"
                        + "\"accuracy\":9,\"speed\":1.5,\"heading\":-1,\"altitude\":-4.2},\"is_moving\":true,"
                        + "\"odometer\":12,\"event\":\"motionchange\",\"battery\":{\"level\":0.42,\"is_charging\":true},"
                        + "\"activity\":{\"type\":\"walking\"},\"extras\":{\"a\":1}},\"device_id\":\"48241179\"}",
                NOW);
        assertThat(frame).isInstanceOfSatisfying(Frame.Fixes.class, fixes -> {
            assertThat(fixes.device()).isEqualTo("48241179");
            Fix fix = fixes.fixes().getFirst();
            assertThat(fix.time()).isEqualTo(Instant.parse("2026-11-22T11:59:00.250Z"));
            assertThat(fix.speed()).isEqualTo(1.5);
            assertThat(fix.course()).isNull();
            assertThat(fix.altitude()).isEqualTo(-4.2);
            assertThat(fix.battery()).isEqualTo(42);
            assertThat(fix.states()).containsExactlyInAnyOrder(TrackerState.CHARGING, TrackerState.MOVING);
            assertThat(fix.extras().text("activity")).isEqualTo("walking");
            assertThat(fix.extras().text("mock")).isEqualTo("true");
        });
    }

    private static Frame.Fixes fixes(String request) {
        return (Frame.Fixes) OsmAnd.readText("http://host:5055/?" + request, NOW);
    }
}
