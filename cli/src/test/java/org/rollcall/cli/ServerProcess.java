package org.rollcall.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own with a durable database of its own, which a test may kill. */
final class ServerProcess implements AutoCloseable {
    private static final long LONGEST_START_MILLIS = 180_000;

    private final Path var;
    private final Path database;
    private final List<String> settings;
    private Process process;
    private InetSocketAddress trackers;

    private ServerProcess(Path var, Path database, List<String> settings) throws IOException, InterruptedException {
        Files.createDirectories(var);
        this.var = var;
        this.database = database;
        this.settings = List.copyOf(settings);
        this.trackers = new InetSocketAddress("127.0.0.1", freePort());
        this.process = launch();
        awaitTrackers();
    }

    /** Starts one that keeps its data in {@code var}. */
    static ServerProcess start(Path var, String... settings) throws IOException, InterruptedException {
        return new ServerProcess(var, var.resolve("database"), List.of(settings));
    }

    /** Starts another node on the database and with the keys of a first one, which must outlive it. */
    static ServerProcess startBeside(ServerProcess first, Path var, String... settings)
            throws IOException, InterruptedException {
        List<String> secrets = Files.readAllLines(first.database.resolve("secrets"));
        List<String> all = new ArrayList<>(List.of(
                "--rollcall.keys=" + first.var.resolve("keys"),
                "--spring.datasource.url=" + first.url(),
                "--spring.datasource.username=rollcall_app",
                "--spring.datasource.password=" + secrets.get(2),
                "--spring.flyway.url=" + first.url(),
                "--spring.flyway.user=rollcall_owner",
                "--spring.flyway.password=" + secrets.get(1)));
        all.addAll(List.of(settings));
        return new ServerProcess(var, first.database, all);
    }

    /** Starts it again after {@link #kill()}. */
    void restart() throws IOException, InterruptedException {
        trackers = new InetSocketAddress("127.0.0.1", freePort());
        process = launch();
        awaitTrackers();
    }

    /** Ends it as a power cut would end the process. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    long pid() {
        return process.pid();
    }

    /** It and its database's processes. */
    List<ProcessHandle> processes() throws IOException {
        String postmaster = Files.readAllLines(database.resolve("data/postmaster.pid"))
                .getFirst()
                .strip();
        var database = ProcessHandle.of(Long.parseLong(postmaster)).orElseThrow();
        List<ProcessHandle> all = new ArrayList<>(List.of(process.toHandle(), database));
        database.descendants().forEach(all::add);
        return all;
    }

    /** Where trackers connect. */
    InetSocketAddress trackers() {
        return trackers;
    }

    /** Puts trackers into the stock without the console. */
    List<String> stock(int trackers) throws SQLException, IOException {
        List<String> imeis = new ArrayList<>();
        try (Connection connection = superuser();
                var insert = connection.prepareStatement("INSERT INTO equipment.tracker"
                        + " (tracker, device_number, model, synthetic, added) VALUES (?, ?, 'load', true, now())")) {
            long first = System.nanoTime() & 0xFFFF_FFFFL;
            for (int i = 0; i < trackers; i++) {
                String imei = "%015d".formatted(first * 100_000 + i);
                imeis.add(imei);
                insert.setObject(1, UUID.randomUUID());
                insert.setString(2, imei);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        return imeis;
    }

    /** A connection to its database as the superuser. */
    Connection superuser() throws SQLException, IOException {
        String password = Files.readAllLines(database.resolve("secrets")).getFirst();
        return DriverManager.getConnection(url(), "postgres", password);
    }

    private String url() throws IOException {
        String port = Files.readAllLines(database.resolve("data/postmaster.pid"))
                .get(3)
                .strip();
        return "jdbc:postgresql://127.0.0.1:" + port + "/rollcall";
    }

    private Process launch() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "org.rollcall.RollcallApplication",
                "--rollcall.var=" + var,
                "--spring.main.keep-alive=true",
                "--server.port=0",
                "--rollcall.line.port=0",
                "--rollcall.trackers.port=" + trackers.getPort()));
        command.addAll(settings);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        var.resolveSibling("server.log").toFile()))
                .start();
    }

    private void awaitTrackers() throws IOException, InterruptedException {
        long end = System.currentTimeMillis() + LONGEST_START_MILLIS;
        while (System.currentTimeMillis() < end) {
            if (!process.isAlive()) {
                throw new IOException(
                        "The server did not start:\n" + Files.readString(var.resolveSibling("server.log")));
            }
            try (var socket = new Socket()) {
                socket.connect(trackers, 500);
                // On loopback a socket that tries a free port may be given that very port and so reach itself.
                if (socket.getLocalPort() != trackers.getPort()) {
                    return;
                }
            } catch (IOException e) {
                process.waitFor(100, TimeUnit.MILLISECONDS);
            }
        }
        throw new IOException("The server did not start in time.");
    }

    private static int freePort() throws IOException {
        try (var probe = new java.net.ServerSocket(0)) {
            return probe.getLocalPort();
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            kill();
        }
    }
}
