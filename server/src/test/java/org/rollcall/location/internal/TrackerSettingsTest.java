package org.rollcall.location.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class TrackerSettingsTest {
    private static TrackerSettings bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("rollcall.trackers", TrackerSettings.class);
    }

    @Test
    void withoutSettingsOnlyTeltonikaIsListenedFor() {
        assertThat(bound(Map.of()).listen()).isEmpty();
        assertThat(bound(Map.of()).port()).isEqualTo(5027);
    }

    @Test
    void eachProtocolHasItsPort() {
        assertThat(bound(Map.of(
                                "rollcall.trackers.listen.gt06", "5023",
                                "rollcall.trackers.listen.teltonika-udp", "5028"))
                        .listen())
                .isEqualTo(Map.of("gt06", 5023, "teltonika-udp", 5028));
    }

    @Test
    void aNameThatIsNoProtocolIsToldWithThoseThatAre() {
        assertThatThrownBy(() -> bound(Map.of("rollcall.trackers.listen.gt60", "5023")))
                .rootCause()
                .hasMessageContaining("gt60 names no protocol")
                .hasMessageContaining("h02-udp");
    }
}
