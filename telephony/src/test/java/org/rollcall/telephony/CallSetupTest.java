package org.rollcall.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallSetupTest {
    private static final CallLimits MANY = new CallLimits(2_000, 2_000, 2_000, Duration.ofSeconds(1));

    private static SipLine line() throws java.io.IOException {
        CallHandler handler = call -> {
            call.answer();
            call.pause(Duration.ofSeconds(30));
        };
        return SipLine.open(LineSettings.loopback().withLimits(MANY), handler, Clock.systemUTC());
    }

    @Test
    void manyShortCallsAllSucceedAndLeaveNothing(@TempDir Path directory) throws Exception {
        try (SipLine line = line()) {
            Sipp.run(directory, "short-call.xml", line.port(), 200, 20);
            assertThat(line.counts().incoming()).isEqualTo(200);
            long deadline = System.nanoTime() + 10_000_000_000L;
            while (line.counts().up() > 0 && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
            assertThat(line.counts().up()).isZero();
        }
    }

    /** Prints the calls set up and ended in a second: the median of five runs of a thousand, fifty at once. */
    @Test
    @Tag("bench")
    void callsSetUpInASecond(@TempDir Path directory) throws Exception {
        double[] rates = new double[5];
        try (SipLine line = line()) {
            Sipp.run(directory, "short-call.xml", line.port(), 1_000, 50);
            for (int i = 0; i < rates.length; i++) {
                Duration time = Sipp.run(directory, "short-call.xml", line.port(), 1_000, 50);
                rates[i] = 1_000 / (time.toNanos() / 1e9);
            }
        }
        Arrays.sort(rates);
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        System.out.printf(
                "calls set up per second: median %.0f of %s (load average %.1f)%n",
                rates[2],
                Arrays.toString(Arrays.stream(rates).mapToLong(Math::round).toArray()),
                load);
        assertThat(rates[2]).isPositive();
    }
}
