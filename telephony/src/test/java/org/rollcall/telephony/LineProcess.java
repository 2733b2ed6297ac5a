package org.rollcall.telephony;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A line in a process of its own, to be killed. It answers every call and says who it is by one key. */
final class LineProcess implements AutoCloseable {
    private static final CallLimits MANY = new CallLimits(1_000, 1_000, 1_000, Duration.ofSeconds(1));
    private static final Duration LONG = Duration.ofMinutes(10);

    private final Process process;
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private final int port;

    private LineProcess(Process process) throws IOException, InterruptedException {
        this.process = process;
        Thread.ofVirtual().start(this::read);
        this.port = Integer.parseInt(said("PORT "));
    }

    /** Starts one whose key is this. */
    static LineProcess start(char key) throws IOException, InterruptedException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                LineProcess.class.getName(),
                String.valueOf(key));
        return new LineProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
            }
        } catch (IOException gone) {
            said.add("GONE " + gone);
        }
    }

    /** The rest of the next line it prints that begins so. Throws IOException when none comes. */
    String said(String beginning) throws IOException, InterruptedException {
        while (true) {
            String line = said.poll(30, TimeUnit.SECONDS);
            if (line == null) {
                throw new IOException("The line in its own process did not say " + beginning);
            }
            if (line.startsWith(beginning)) {
                return line.substring(beginning.length());
            }
        }
    }

    int port() {
        return port;
    }

    /** Ends it at once, as a crash would, and waits for it to be gone. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** The process: a line until its input ends. */
    public static void main(String[] arguments) throws Exception {
        char key = arguments[0].charAt(0);
        CallHandler handler = call -> {
            System.out.println("CALL " + call.caller().number().orElse("-") + " "
                    + call.caller().asserted());
            call.answer();
            call.sendDigit(key);
            call.pause(LONG);
        };
        LineSettings settings = LineSettings.loopback().withLimits(MANY);
        try (SipLine line = SipLine.open(settings, handler, Clock.systemUTC())) {
            System.out.println("PORT " + line.port());
            while (System.in.read() >= 0) {
                Thread.onSpinWait();
            }
        }
    }
}
