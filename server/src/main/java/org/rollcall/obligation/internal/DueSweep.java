package org.rollcall.obligation.internal;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rollcall.journal.Actor;
import org.rollcall.obligation.Obligations;
import org.rollcall.obligation.Way;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Runs the sweep every few seconds on one node at a time (db-scheduler). Where it has been silent for long, Rollcall
 * itself was down, and that is an outage like any other: it lengthens windows before any is closed.
 */
@Component
class DueSweep implements DisposableBean {
    private static final Actor SWEEP = new Actor.Machine("due-sweep");

    private final Obligations obligations;
    private final Sweep sweep;
    private final JdbcClient jdbc;
    private final DataSource source;
    private final ObligationSettings settings;
    private final Clock clock;
    private @Nullable Scheduler scheduler;

    DueSweep(
            Obligations obligations,
            Sweep sweep,
            JdbcClient jdbc,
            DataSource source,
            ObligationSettings settings,
            Clock clock) {
        this.obligations = obligations;
        this.sweep = sweep;
        this.jdbc = jdbc;
        this.source = source;
        this.settings = settings;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (!settings.sweep() || scheduler != null) {
            return;
        }
        var task = Tasks.recurring("due-sweep", FixedDelay.of(settings.sweepEvery()))
                .execute((instance, context) -> run());
        Duration polling = settings.sweepEvery().dividedBy(2);
        Scheduler started = Scheduler.create(source)
                .tableName("obligation.scheduled_task")
                .startTasks(List.of(task))
                .threads(1)
                .pollingInterval(polling.compareTo(Duration.ofSeconds(2)) < 0 ? polling : Duration.ofSeconds(2))
                .heartbeatInterval(Duration.ofSeconds(20))
                .build();
        started.start();
        scheduler = started;
    }

    @Override
    public void destroy() {
        if (scheduler != null) {
            scheduler.stop();
        }
    }

    /** One run: what was not served while Rollcall was silent is excused first. */
    void run() {
        Instant now = clock.instant();
        Optional<Instant> last = jdbc.sql("SELECT ran FROM obligation.sweep")
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
        if (last.isPresent() && Duration.between(last.get(), now).compareTo(settings.silence()) > 0) {
            sweep.open(now);
            Instant longest = now.minus(Duration.ofDays(59));
            Instant from = last.get().isBefore(longest) ? longest : last.get();
            for (Way way : List.of(Way.TELEPHONE, Way.APP)) {
                obligations.recordOutage(SWEEP, way, from, now, "rollcall_was_down");
            }
        }
        obligations.sweep(now);
        jdbc.sql("""
                INSERT INTO obligation.sweep (ran) VALUES (:now)
                ON CONFLICT (one) DO UPDATE SET ran = excluded.ran
                """).param("now", Timestamp.from(now)).update();
    }
}
