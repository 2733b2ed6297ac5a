package org.rollcall.alert.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.rollcall.alert.AlertFeed;
import org.rollcall.alert.AlertId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Listens on one connection (LISTEN) to what any node's transaction notified, and passes it on. */
@Component
class PostgresAlertFeed implements AlertFeed, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresAlertFeed.class);
    /** How long a stop may have to wait; a notification itself ends the waiting at once. */
    private static final int WAIT_MILLIS = 500;

    private final DataSource source;
    private final Set<Consumer<Change>> listeners = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Thread thread;

    PostgresAlertFeed(DataSource source) {
        this.source = source;
    }

    @Override
    public Listening listen(Consumer<Change> listener) {
        // Each call is a place of its own, also for the same listener twice.
        Consumer<Change> place = change -> listener.accept(change);
        listeners.add(place);
        return () -> listeners.remove(place);
    }

    @Override
    public void start() {
        // Assigned before it runs: it ends when it finds the field empty.
        Thread feed = Thread.ofPlatform().daemon().name("alert-feed").unstarted(this::run);
        thread = feed;
        feed.start();
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running == null) {
            return;
        }
        try {
            running.join(4L * WAIT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        boolean first = true;
        while (thread != null) {
            try (Connection listening = source.getConnection()) {
                try (var statement = listening.createStatement()) {
                    statement.execute("LISTEN " + PostgresAlerts.CHANNEL);
                }
                if (!first) {
                    tell(new Change.Missed());
                }
                first = false;
                pass(listening.unwrap(PGConnection.class));
            } catch (SQLException e) {
                if (thread != null) {
                    LOG.warn("The alert feed lost its connection and tries again: {}", e.getMessage());
                    pause();
                }
            }
        }
    }

    private void pass(PGConnection listening) throws SQLException {
        while (thread != null) {
            PGNotification[] arrived = listening.getNotifications(WAIT_MILLIS);
            if (arrived != null) {
                for (PGNotification each : arrived) {
                    change(each.getParameter());
                }
            }
        }
    }

    private void change(String text) {
        String[] parts = text.split(" ");
        if (parts.length == 2) {
            var alert = new AlertId(UUID.fromString(parts[1]));
            tell(parts[0].equals("opened") ? new Change.Opened(alert) : new Change.Closed(alert));
        }
    }

    private void tell(Change change) {
        for (Consumer<Change> listener : listeners) {
            try {
                listener.accept(change);
            } catch (RuntimeException e) {
                LOG.warn("A page could not be told of an alert.", e);
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
