package org.rollcall;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/**
 * PostgreSQL 18 run by this process in a directory of its own, durable (fsync on), on the loopback address, with a
 * password for every role. A PostgreSQL that a killed process left behind is stopped first.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final String NAME = "rollcall";

    private final EmbeddedPostgres server;
    private final DatabaseSecrets secrets;

    private EmbeddedDatabase(EmbeddedPostgres server, DatabaseSecrets secrets) {
        this.server = server;
        this.secrets = secrets;
    }

    /**
     * Starts the database kept in {@code directory}, making it on the first start.
     *
     * @param durable false only where the data is thrown away afterwards (tests)
     * @throws UncheckedIOException if it cannot start, with what PostgreSQL said
     */
    public static EmbeddedDatabase start(Path directory, boolean durable) {
        try {
            Files.createDirectories(directory);
            Path data = directory.resolve("data");
            AbandonedPostgres.stop(data);
            DatabaseSecrets secrets = DatabaseSecrets.in(directory);
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setConnectConfig("password", secrets.superuser())
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("fsync", durable ? "on" : "off")
                    .setServerConfig("synchronous_commit", durable ? "on" : "off")
                    .setServerConfig("full_page_writes", durable ? "on" : "off")
                    .setServerConfig("max_connections", "100")
                    .setServerConfig("shared_buffers", "128MB")
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("timezone", "UTC")
                    .start();
            var database = new EmbeddedDatabase(server, secrets);
            database.prepare(data);
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL in " + directory + " did not start.", e);
        }
    }

    private void prepare(Path data) throws IOException {
        Path ready = data.resolve("rollcall-ready");
        if (Files.exists(ready)) {
            return;
        }
        try (Connection superuser = superuser("postgres")) {
            secrets.makeRoles(superuser);
        } catch (SQLException e) {
            throw new IOException("The database roles could not be made: " + e.getMessage(), e);
        }
        createDatabase(NAME);
        Files.writeString(data.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
        try (Connection superuser = superuser("postgres");
                var statement = superuser.createStatement()) {
            statement.execute("SELECT pg_reload_conf()");
        } catch (SQLException e) {
            throw new IOException("The access rules could not be loaded: " + e.getMessage(), e);
        }
        Files.createFile(ready);
    }

    /** Makes an empty database owned by the owner role; does nothing if it is there. */
    public void createDatabase(String name) {
        try (Connection superuser = superuser("postgres");
                var ask = superuser.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?");
                var make = superuser.createStatement()) {
            ask.setString(1, name);
            if (!ask.executeQuery().next()) {
                make.execute("CREATE DATABASE \"" + name.replace("\"", "\"\"") + "\" OWNER rollcall_owner");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database " + name + " could not be made.", e);
        }
    }

    private Connection superuser(String database) throws SQLException {
        return DriverManager.getConnection(url(database), "postgres", secrets.superuser());
    }

    /** The JDBC address of the database Rollcall uses. */
    public String url() {
        return url(NAME);
    }

    /** The JDBC address of a database on this server. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database;
    }

    /** The roles' passwords. */
    public DatabaseSecrets secrets() {
        return secrets;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL did not stop cleanly.", e);
        }
    }
}
