package org.rollcall.line.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.ServerTest;
import org.rollcall.TestClock;
import org.rollcall.evidence.EvidenceId;
import org.rollcall.identity.Identity;
import org.rollcall.identity.SyntheticPeople;
import org.rollcall.journal.Actor;
import org.rollcall.obligation.Duty;
import org.rollcall.obligation.Obligations;
import org.rollcall.obligation.Way;
import org.rollcall.obligation.Window;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.rollcall.participant.TelephoneNumber;
import org.rollcall.sound.G711;
import org.rollcall.sound.Sound;
import org.rollcall.telephony.LineCounts;
import org.rollcall.voice.SpokenDigits;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The whole check-in dialogue many times at once over Debian's sipp: number, notice, PIN by SIP INFO, digits, comparison
 * against a cohort, a person looks, records in PostgreSQL. All speak with one recorded voice, so nobody is checked in.
 */
@ServerTest
@Tag("bench")
class ManyCheckInsBench {
    private static final Actor OFFICER = new Actor.Officer(UUID.randomUUID());
    private static final Duration LONGEST = Duration.ofMinutes(5);

    @Autowired
    TelephoneLine line;

    @Autowired
    Participants participants;

    @Autowired
    Identity identity;

    @Autowired
    Obligations obligations;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path directory;

    private final Map<Integer, List<SpokenDigits>> takes = new HashMap<>();
    private int numbers;

    @Test
    void manyAtOnce() throws Exception {
        SyntheticPeople.cohort(participants, identity);
        Sound pause = Sound.silence(Duration.ofSeconds(2), 8_000);
        Sound speech = SyntheticPeople.say(0, "4071", 1)
                .then(pause)
                .then(SyntheticPeople.say(0, "9358", 2))
                .then(pause);
        Files.write(directory.resolve("speech.ulaw"), G711.MU_LAW.encode(speech));
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("check-in.xml"))) {
            Files.write(directory.resolve("check-in.xml"), in.readAllBytes());
        }
        call(25);
        call(200);
    }

    private String caller() {
        numbers++;
        String number = "+1555200%04d".formatted(numbers);
        ParticipantId who = SyntheticPeople.enrol(participants, LocalDate.of(1980, 1, 1), new TelephoneNumber(number));
        identity.enrolVoice(
                OFFICER,
                who,
                takes.computeIfAbsent(numbers % SyntheticPeople.COHORT, voice -> SyntheticPeople.takes(voice, 900)),
                new EvidenceId(UUID.randomUUID()));
        obligations.open(
                OFFICER,
                who,
                Duty.CHECK_IN,
                Way.TELEPHONE,
                new Window(
                        clock.instant().minus(Duration.ofHours(1)),
                        clock.instant().plus(Duration.ofHours(5))));
        String pin = participants.giveSignIn(OFFICER, who).pin();
        return number + ";" + String.join(";", pin.split(""));
    }

    private void call(int calls) throws Exception {
        List<String> callers = new ArrayList<>(List.of("SEQUENTIAL"));
        for (int i = 0; i < calls; i++) {
            callers.add(caller());
        }
        Files.write(directory.resolve("callers.csv"), callers);
        System.gc();
        LineCounts before = line.open().orElseThrow().counts();
        long processor = processorNanos();
        long start = System.nanoTime();
        int exit = sipp(calls);
        double seconds = (System.nanoTime() - start) / 1e9;
        double cores = (processorNanos() - processor) / 1e9 / seconds;
        LineCounts after = line.open().orElseThrow().counts();
        int completed = counted("SELECT count(*) FROM line.call_ended WHERE why = 'completed'");
        int attempts = counted("SELECT count(*) FROM checkin.call_attempt");
        System.out.printf(
                "%d check-ins at once by sipp: exit %d, %d of all calls so far completed, %d attempts recorded,"
                        + " %d packets lost so far, %d sent, pacing p50 %.1f p99.9 %.1f ms, %.0f s, %.2f cores"
                        + " (%.2f %% of a core a call), %d MB of heap, load %.1f%n",
                calls,
                exit,
                completed,
                attempts,
                counted("SELECT coalesce(sum(packets_lost), 0)::int FROM line.call_ended"),
                after.rtpSent() - before.rtpSent(),
                after.pacingMedian().toNanos() / 1e6,
                after.pacing999().toNanos() / 1e6,
                seconds,
                cores,
                100 * cores / calls,
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        assertThat(exit).as(Files.readString(directory.resolve("sipp.log"))).isZero();
    }

    private int counted(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }

    private static long processorNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private int sipp(int calls) throws IOException, InterruptedException {
        int port = line.address().orElseThrow().getPort();
        Process process = new ProcessBuilder(
                        "sipp",
                        "127.0.0.1:" + port,
                        "-sf",
                        "check-in.xml",
                        "-inf",
                        "callers.csv",
                        "-m",
                        Integer.toString(calls),
                        "-l",
                        Integer.toString(calls),
                        "-r",
                        "40",
                        "-i",
                        "127.0.0.1",
                        "-mi",
                        "127.0.0.1",
                        "-nostdin",
                        "-nd",
                        "-trace_err",
                        "-error_file",
                        "errors.log")
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("sipp.log").toFile())
                .start();
        try {
            return process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS) ? process.exitValue() : -1;
        } finally {
            process.destroyForcibly();
        }
    }
}
