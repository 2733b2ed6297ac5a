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
final class Sipp {
    private Sipp() {}

    /**
     * Runs a scenario of this package to its end and answers how long that took. Throws IOException when a call failed.
     *
     * @param atOnce at most so many calls at the same time
     */
    static Duration run(Path directory, String scenario, int port, int calls, int atOnce, String... more)
            throws IOException, InterruptedException {
        Path file = directory.resolve(scenario);
        try (InputStream in = Sipp.class.getResourceAsStream(scenario)) {
            if (in == null) {
                throw new IOException("There is no scenario " + scenario + ".");
            }
            Files.write(file, in.readAllBytes());
        }
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
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
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
