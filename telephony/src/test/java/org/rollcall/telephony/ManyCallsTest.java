package org.rollcall.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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

    /** What came of one call: packets, keys and words whole, and how long it took to be answered. */
    private record Outcome(boolean whole, long lost, long setUpNanos) {}

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
        long start = System.nanoTime();
        if (!(client.call(new OutgoingCall("1", "2", SOON)) instanceof CallResult.Answered(Call call))) {
            return new Outcome(false, 0, System.nanoTime() - start);
        }
        long setUp = System.nanoTime() - start;
        try (call) {
            call.listen(SOON, Duration.ofMillis(800));
            for (char key : "1234".toCharArray()) {
                call.sendDigit(key);
            }
            call.play(speech);
            boolean whole = call.collect(1, SOON, SOON, '#').keys().equals("1");
            return new Outcome(whole, call.packetsLost(), setUp);
        } catch (CallEnded e) {
            return new Outcome(false, call.packetsLost(), setUp);
        }
    }

    private static SipLine client(SipLine server) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), server.port());
        return SipLine.open(
                LineSettings.loopback().withLimits(MANY).withTrunk(address, Transport.UDP),
                call -> {},
                Clock.systemUTC());
    }

    /** Holds so many calls at once, prints what they cost and lost, and answers how many were not whole. */
    private static int run(int calls) throws Exception {
        Sound prompt = Tones.words(31, 8);
        Sound speech = Tones.words(32, 8);
        LineSettings settings = LineSettings.loopback().withLimits(MANY);
        try (SipLine server = SipLine.open(settings, call -> handle(call, prompt), Clock.systemUTC());
                SipLine client = client(server);
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            long cpu = cpuNanos();
            long start = System.nanoTime();
            List<Future<Outcome>> futures = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                futures.add(callers.submit(() -> converse(client, speech)));
            }
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> future : futures) {
                outcomes.add(future.get());
            }
            double cores = (double) (cpuNanos() - cpu) / (System.nanoTime() - start);
            print(outcomes, server.counts(), cores);
            return (int) outcomes.stream().filter(o -> !o.whole()).count();
        }
    }

    private static void print(List<Outcome> outcomes, LineCounts counts, double cores) {
        int calls = outcomes.size();
        long lost = outcomes.stream().mapToLong(Outcome::lost).sum();
        long[] setUp = outcomes.stream().mapToLong(Outcome::setUpNanos).sorted().toArray();
        System.out.printf(
                "%d calls at once: %d failed, %d packets lost of %d, pacing p50 %.1f p99.9 %.1f ms,"
                        + " set-up p50 %.0f p99 %.0f ms, %.2f %% of a core a call and side (load average %.1f)%n",
                calls,
                outcomes.stream().filter(o -> !o.whole()).count(),
                lost,
                counts.rtpSent(),
                counts.pacingMedian().toNanos() / 1e6,
                counts.pacing999().toNanos() / 1e6,
                setUp[calls / 2] / 1e6,
                setUp[Math.min(calls - 1, calls * 99 / 100)] / 1e6,
                100 * cores / calls / 2,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** Bytes of heap that one side of a call holds while it is up, after a collection. */
    private static long heapOfACall(int calls) throws Exception {
        CallHandler handler = call -> {
            call.answer();
            call.pause(SOON);
        };
        LineSettings settings = LineSettings.loopback().withLimits(MANY);
        try (SipLine server = SipLine.open(settings, handler, Clock.systemUTC());
                SipLine client = client(server)) {
            long before = heap();
            List<Call> up = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                if (client.call(new OutgoingCall("1", "2", SOON)) instanceof CallResult.Answered(Call call)) {
                    up.add(call);
                }
            }
            long each = (heap() - before) / 2 / calls;
            assertThat(up).hasSize(calls);
            return each;
        }
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long cpuNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean os
                ? os.getProcessCpuTime()
                : 0;
    }

    @Test
    void tenCallsAtOnceAreAllWhole() throws Exception {
        assertThat(run(10)).isZero();
    }

    /** Prints what many calls with two-way sound and keys cost and lose, both sides in one process. */
    @Test
    @Tag("bench")
    void fromTwentyFiveToFourHundredCallsAtOnce() throws Exception {
        run(25);
        int failed = 0;
        for (int calls : new int[] {25, 50, 100, 200, 400}) {
            failed += run(calls);
        }
        System.out.printf("%d bytes of heap a call and side%n", heapOfACall(200));
        assertThat(failed).isZero();
    }
}
