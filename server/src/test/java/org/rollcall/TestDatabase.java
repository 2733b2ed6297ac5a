package org.rollcall;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.FileSystemUtils;

/** One real PostgreSQL a test run, and in it a fresh database and var directory for every application context. */
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final AtomicInteger NEXT = new AtomicInteger();

    private static final class Server {
        static final Path DIRECTORY = directory();
        static final EmbeddedDatabase DATABASE = start();

        private static Path directory() {
            try {
                return Files.createTempDirectory("rollcall-test");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static EmbeddedDatabase start() {
            EmbeddedDatabase database = EmbeddedDatabase.start(DIRECTORY.resolve("database"), false);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                database.close();
                deleteQuietly();
            }));
            return database;
        }

        private static void deleteQuietly() {
            try {
                FileSystemUtils.deleteRecursively(DIRECTORY);
            } catch (IOException e) {
                System.err.println("Left behind: " + DIRECTORY);
            }
        }
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        String name = "test" + NEXT.incrementAndGet();
        Server.DATABASE.createDatabase(name);
        var sources = context.getEnvironment().getPropertySources();
        sources.addFirst(EmbeddedDatabaseStart.properties(Server.DATABASE, name));
        sources.addFirst(new MapPropertySource(
                "test-var",
                Map.of("rollcall.var", Server.DIRECTORY.resolve(name).toString())));
    }

    /** A connection as the superuser, for tests that tamper as no application role could. */
    public static java.sql.Connection superuser(String jdbcUrl) throws java.sql.SQLException {
        return java.sql.DriverManager.getConnection(
                jdbcUrl, "postgres", Server.DATABASE.secrets().superuser());
    }
}
