package org.rollcall.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollcall.sound.Sound;

class ManyCallsTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final CallLimits MANY = new CallLimits(1_000, 1_000, 1_000, Duration.ofSeconds(1));

    /** What one caller and the line's side of it lost: packets, keys, words. */
    private record Outcome(boolean whole, long lost) {}

    private static void handle(Call call, Sound prompt) throws InterruptedException {
        call.answer();
        call.play(prompt);
        Digits digits = call.collect(4, SOON, SOON, '#');
        Heard heard = call.listen(SOON, Duration.ofMillis(800));
        boolean good = digits.keys().equals("1234") && heard instanceof Heard.Speech;
        call.sendDigit(good ? '1' : '0');
        call.pause(SOON);
    }

    private static Outcome converse(SipLine client, Sound speech) throws InterruptedException {
        if (!(client.call(new OutgoingCall("1", "2", SOON)) instanceof CallResult.Answered(Call call))) {
            return new Outcome(false, 0);
        }
        try (call) {
            call.listen(SOON, Duration.ofMillis(800));
            for (char key : "1234".toCharArray()) {
                call.sendDigit(key);
            }
            call.play(speech);
            boolean whole = call.collect(1, SOON, SOON, '#').keys().equals("1");
            return new Outcome(whole, call.packetsLost());
        }
    }

    private static void run(int calls) throws Exception {
        Sound prompt = Tones.words(31, 8);
        Sound speech = Tones.words(32, 8);
        LineSettings settings = LineSettings.loopback().withLimits(MANY);
        try (SipLine server = SipLine.open(settings, call -> handle(call, prompt), Clock.systemUTC());
                SipLine client = SipLine.open(
                        settings.withTrunk(
                                new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), server.port()),
                                Transport.UDP),
                        call -> {},
                        Clock.systemUTC());
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            long cpu = cpuNanos();
            long start = System.nanoTime();
            List<Future<Outcome>> outcomes = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                outcomes.add(callers.submit(() -> converse(client, speech)));
            }
            int whole = 0;
            long lost = 0;
            for (Future<Outcome> outcome : outcomes) {
                whole += outcome.get().whole() ? 1 : 0;
                lost += outcome.get().lost();
            }
            LineCounts counts = server.counts();
            System.out.printf(
                    "%d calls at once: %d whole, %d packets lost of %d, pacing median %.1f ms p99.9 %.1f ms,"
                            + " %.1f %% of a core for both sides (load average %.1f)%n",
                    calls,
                    whole,
                    lost,
                    counts.rtpSent(),
                    counts.pacingMedian().toNanos() / 1e6,
                    counts.pacing999().toNanos() / 1e6,
                    100.0 * (cpuNanos() - cpu) / (System.nanoTime() - start),
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
            assertThat(whole).isEqualTo(calls);
        }
    }

    private static long cpuNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean os
                ? os.getProcessCpuTime()
                : 0;
    }

    @Test
    void tenCallsAtOnceAreAllWhole() throws Exception {
        run(10);
    }

    /** Prints what many calls with two-way sound and keys cost and lose, both sides in one process. */
    @Test
    @Tag("bench")
    void hundredsOfCallsAtOnce() throws Exception {
        for (int calls : new int[] {25, 100, 200}) {
            run(calls);
        }
    }
}
