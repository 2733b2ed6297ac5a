package org.rollcall.location.internal;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.rollcall.track.wire.Frame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fetches from a Traccar server what its forwarding lost. Forwarding is best effort; the API has what was stored. Each round
 * asks for the time since the last one and {@link #OVERLAP} before it, for what trackers delivered late; what came by
 * forwarding is the same fix and is stored once. How far a device was fetched is written only when its fixes are durable.
 */
@Component
class TraccarBackfill {
    private static final Logger LOG = LoggerFactory.getLogger(TraccarBackfill.class);
    static final Duration OVERLAP = Duration.ofHours(1);
    private static final Duration LONGEST_PERIOD = Duration.ofHours(6);
    private static final int LONGEST_WAIT_SECONDS = 60;

    private final @Nullable TraccarServer server;
    private final Duration back;
    private final FixStore store;
    private final GatewayCounts counts;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TraccarBackfill(
            @Value("${rollcall.trackers.traccar.api.url:}") String url,
            @Value("${rollcall.trackers.traccar.api.token:}") String token,
            @Value("${rollcall.trackers.traccar.api.back:7d}") Duration back,
            FixStore store,
            GatewayCounts counts,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.server = url.isBlank() ? null : new TraccarServer(url, token);
        this.back = back;
        this.store = store;
        this.counts = counts;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(
            initialDelayString = "${rollcall.trackers.traccar.api.every:5m}",
            fixedDelayString = "${rollcall.trackers.traccar.api.every:5m}")
    void round() {
        TraccarServer asked = server;
        if (asked == null) {
            return;
        }
        try {
            for (Map.Entry<String, Long> device : asked.devices().entrySet()) {
                fetch(asked, device.getKey(), device.getValue());
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("Traccar could not be asked; trying again: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Only trackers of the stock are fetched; strangers to it are Traccar's matter. */
    private void fetch(TraccarServer asked, String device, long id) throws IOException, InterruptedException {
        Instant now = clock.instant();
        jdbc.sql("""
            INSERT INTO location.traccar_backfill (device_number, until)
            SELECT device_number, :from FROM equipment.v_tracker WHERE device_number = :device ON CONFLICT DO NOTHING
            """)
                .param("from", FixReader.bound(now.minus(back)))
                .param("device", device)
                .update();
        boolean more = true;
        while (more) {
            more = Boolean.TRUE.equals(transaction.execute(status -> {
                Instant until = locked(device);
                return until != null && fetchOn(asked, device, id, until, now);
            }));
        }
    }

    /** Until when the device was fetched, locked; null when it is none of the stock or another node fetches it. */
    private @Nullable Instant locked(String device) {
        return jdbc.sql(
                        "SELECT until FROM location.traccar_backfill WHERE device_number = :device FOR UPDATE SKIP LOCKED")
                .param("device", device)
                .query((row, i) -> row.getTimestamp(1).toInstant())
                .optional()
                .orElse(null);
    }

    /** Fetches one period; whether another follows it. */
    private boolean fetchOn(TraccarServer asked, String device, long id, Instant until, Instant now) {
        Instant end = until.plus(LONGEST_PERIOD);
        boolean more = end.isBefore(now);
        Instant to = more ? end : now;
        try {
            for (Frame frame : asked.positions(device, id, until.minus(OVERLAP), to)) {
                if (frame instanceof Frame.Fixes fixes) {
                    store(fixes);
                } else {
                    counts.unreadable.increment();
                }
                if (frame instanceof Frame.Unreadable bad && bad.fatal()) {
                    throw new IOException(bad.why());
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("The positions of a device could not be fetched: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Fetching was interrupted.", e);
        }
        jdbc.sql("UPDATE location.traccar_backfill SET until = :until WHERE device_number = :device")
                .param("until", FixReader.bound(to))
                .param("device", device)
                .update();
        return more;
    }

    private void store(Frame.Fixes fixes) throws InterruptedException {
        var fate = new CompletableFuture<Arrival.Fate>();
        store.submit(new Arrival(fixes.device(), HttpReports.TRACCAR, fixes.fixes(), fate::complete));
        try {
            if (fate.get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS) != Arrival.Fate.STORED) {
                throw new IllegalStateException("Fetched positions could not be stored.");
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Fetched positions could not be stored in time.", e);
        }
    }

    @PreDestroy
    void end() {
        if (server != null) {
            server.close();
        }
    }
}
