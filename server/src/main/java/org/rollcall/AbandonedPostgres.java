package org.rollcall;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A PostgreSQL whose parent was killed goes on running; it has to stop before its directory can be used again. */
final class AbandonedPostgres {
    private AbandonedPostgres() {}

    static void stop(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        Optional<ProcessHandle> found = process(pidFile);
        if (found.isEmpty()) {
            Files.deleteIfExists(pidFile);
            return;
        }
        ProcessHandle postgres = found.get();
        // SIGINT is PostgreSQL's fast shutdown; the SIGTERM of destroy() would wait for clients that may never leave.
        signal("INT", postgres);
        if (!ended(postgres, 20)) {
            signal("QUIT", postgres);
            if (!ended(postgres, 10)) {
                throw new IOException("A PostgreSQL left behind (process " + postgres.pid()
                        + ") does not stop. End it with: kill -QUIT " + postgres.pid());
            }
        }
    }

    private static Optional<ProcessHandle> process(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        String first = Files.readAllLines(pidFile).getFirst().strip();
        if (!first.matches("[0-9]{1,10}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(first))
                .filter(p -> p.info().command().map(c -> c.contains("postgres")).orElse(false));
    }

    private static void signal(String name, ProcessHandle process) throws IOException {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while stopping a PostgreSQL left behind.", e);
        }
    }

    private static boolean ended(ProcessHandle process, int seconds) throws IOException {
        try {
            process.onExit().get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException | ExecutionException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for a PostgreSQL left behind.", e);
        }
    }
}
