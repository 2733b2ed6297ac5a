package org.rollcall.telephony;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Debian's sipp: many scripted calls at once. Needs the package sip-tester. */
final class Sipp implements AutoCloseable {
    private final Process process;
    private final Path log;

    private Sipp(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts one that waits for one call on this port and plays its part by this scenario. */
    static Sipp answering(Path directory, String scenario, int port, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "sipp", "-sf", scenario(directory, scenario).toString(), "-m", "1", "-p", Integer.toString(port)));
        command.addAll(List.of("-i", "127.0.0.1", "-mi", "127.0.0.1", "-nostdin", "-nd", "-timeout", "30s"));
        command.addAll(List.of(
                "-trace_err", "-error_file", directory.resolve("errors.log").toString()));
        command.addAll(List.of(more));
        Path log = directory.resolve("sipp.log");
        return new Sipp(start(directory, command, log), log);
    }

    /** Waits for its one call to end. Throws IOException when it did not go by the scenario. */
    void awaitSuccess() throws IOException, InterruptedException {
        if (!process.waitFor(20, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException("sipp failed: " + Files.readString(log));
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static Path scenario(Path directory, String scenario) throws IOException {
        Path file = directory.resolve(scenario);
        try (InputStream in = Sipp.class.getResourceAsStream(scenario)) {
            if (in == null) {
                throw new IOException("There is no scenario " + scenario + ".");
            }
            Files.write(file, in.readAllBytes());
        }
        return file;
    }

    private static Process start(Path directory, List<String> command, Path log) throws IOException {
        return new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /**
     * Runs a scenario of this package to its end and answers how long that took. Throws IOException when a call failed.
     *
     * @param atOnce at most so many calls at the same time
     */
    static Duration run(Path directory, String scenario, int port, int calls, int atOnce, String... more)
            throws IOException, InterruptedException {
        Path file = scenario(directory, scenario);
        List<String> command = new ArrayList<>(List.of(
                "sipp",
                "127.0.0.1:" + port,
                "-sf",
                file.toString(),
                "-m",
                Integer.toString(calls),
                "-l",
                Integer.toString(atOnce),
                "-r",
                "5000",
                "-i",
                "127.0.0.1",
                "-mi",
                "127.0.0.1",
                "-nostdin",
                "-nd",
                "-timeout",
                "120s"));
        command.addAll(List.of(more));
        Path log = directory.resolve("sipp.log");
        long start = System.nanoTime();
        Process process = start(directory, command, log);
        try {
            if (!process.waitFor(150, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("sipp failed: " + Files.readString(log));
            }
            return Duration.ofNanos(System.nanoTime() - start);
        } finally {
            process.destroyForcibly();
        }
    }
}
