package org.rollcall.line.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollcall.participant.TelephoneNumber;

class OutgoingCapsTest {
    private Instant now = Instant.parse("2026-11-23T12:00:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);

    private OutgoingCaps caps(String... prefixes) {
        return new OutgoingCaps(new OutgoingProperties(List.of(prefixes), 3, 2, Duration.ofSeconds(30)), "1", clock);
    }

    private static TelephoneNumber number(String e164) {
        return new TelephoneNumber(e164);
    }

    @Test
    void onlyOpenPrefixesAreCalled() {
        assertThat(caps().count(number("+12025550101"))).isEmpty();
        assertThat(caps().count(number("+50937000000"))).isPresent();
        assertThat(caps("+509").count(number("+50937000000"))).isEmpty();
        assertThat(caps("+509").count(number("+12025550101"))).isPresent();
    }

    @Test
    void noMoreThanSoManyAMinute() {
        OutgoingCaps caps = caps();
        for (int i = 1; i <= 3; i++) {
            assertThat(caps.count(number("+1202555010" + i))).isEmpty();
        }
        assertThat(caps.count(number("+12025550104")))
                .hasValueSatisfying(why -> assertThat(why).contains("minute"));
        now = now.plusSeconds(60);
        assertThat(caps.count(number("+12025550104"))).isEmpty();
    }

    @Test
    void noNumberIsCalledAllDay() {
        OutgoingCaps caps = caps();
        for (int i = 0; i < 2; i++) {
            assertThat(caps.count(number("+12025550101"))).isEmpty();
            now = now.plusSeconds(3_600);
        }
        assertThat(caps.count(number("+12025550101")))
                .hasValueSatisfying(why -> assertThat(why).contains("day"));
        now = now.plusSeconds(23 * 3_600);
        assertThat(caps.count(number("+12025550101"))).isEmpty();
    }
}
