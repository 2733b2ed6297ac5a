package org.rollcall;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.MapPropertySource;

/** Starts the embedded database in {@code rollcall.var} unless {@code spring.datasource.url} names another. */
@Order(Ordered.LOWEST_PRECEDENCE)
public final class EmbeddedDatabaseStart implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (context.getEnvironment().containsProperty("spring.datasource.url")) {
            return;
        }
        Path var = Path.of(context.getEnvironment().getProperty("rollcall.var", "var"));
        FileLock lock = lock(var);
        EmbeddedDatabase database = EmbeddedDatabase.start(var.resolve("database"), true);
        // Disposable beans go in the reverse order of their registration: the first in is stopped after all that use
        // it.
        ((DefaultSingletonBeanRegistry) context.getBeanFactory()).registerDisposableBean("embeddedDatabase", () -> {
            database.close();
            lock.channel().close();
        });
        context.getEnvironment().getPropertySources().addFirst(properties(database, "rollcall"));
    }

    static MapPropertySource properties(EmbeddedDatabase database, String name) {
        DatabaseSecrets secrets = database.secrets();
        return new MapPropertySource(
                "embedded-database",
                Map.of(
                        "spring.datasource.url", database.url(name),
                        "spring.datasource.username", "rollcall_app",
                        "spring.datasource.password", secrets.app(),
                        "spring.flyway.url", database.url(name),
                        "spring.flyway.user", "rollcall_owner",
                        "spring.flyway.password", secrets.owner(),
                        "rollcall.retention.username", "rollcall_retention",
                        "rollcall.retention.password", secrets.retention()));
    }

    private static FileLock lock(Path var) {
        try {
            Files.createDirectories(var);
            FileChannel channel =
                    FileChannel.open(var.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new IllegalStateException(
                        "Another Rollcall is running on " + var.toAbsolutePath().normalize()
                                + ". Stop it, or give this one a directory of its own with --rollcall.var=DIRECTORY.");
            }
            return lock;
        } catch (IOException e) {
            throw new UncheckedIOException("The directory " + var.toAbsolutePath() + " cannot be used.", e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
