package org.rollcall.location.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.rollcall.equipment.TrackerId;
import org.rollcall.location.BatteryStillLow;
import org.rollcall.location.TrackerReported;
import org.rollcall.participant.ParticipantId;
import org.rollcall.track.TrackerState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A low battery is first the wearer's to charge: the staff are told only of those that were not charged in time. A tracker
 * that says nothing more meanwhile counts as not charged; one that was returned is nobody's matter.
 */
@Component
class LowBatteries {
    private static final Logger LOG = LoggerFactory.getLogger(LowBatteries.class);
    private static final int MOST = 500;
    /** Tenths of a percent. */
    private static final int TENTH = 100;

    private static final int SUPPOSED = 200;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Duration after;
    private final Clock clock;

    LowBatteries(
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            @Value("${rollcall.trackers.battery-alert-after:2h}") Duration after,
            Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.transaction = transaction;
        this.after = after;
        this.clock = clock;
    }

    private record Due(UUID tracker, UUID participant, Instant happened) {}

    /** Within the evaluation's transaction. One that waits already goes on from when it began. */
    @EventListener
    void on(TrackerReported reported) {
        ParticipantId wearer = reported.participant();
        if (wearer == null || !reported.state().equals(TrackerState.BATTERY_LOW.name())) {
            return;
        }
        jdbc.sql("""
            INSERT INTO location.low_battery (tracker, participant, happened, due)
            VALUES (:tracker, :participant, :happened, :due) ON CONFLICT DO NOTHING
            """)
                .param("tracker", reported.tracker().value())
                .param("participant", wearer.value())
                .param("happened", FixReader.bound(reported.at()))
                .param("due", FixReader.bound(clock.instant().plus(after)))
                .update();
    }

    @Scheduled(fixedDelay = 20, timeUnit = TimeUnit.SECONDS)
    void round() {
        try {
            transaction.executeWithoutResult(status -> due().forEach(this::settle));
        } catch (RuntimeException e) {
            LOG.warn("Low batteries could not be looked at; trying again: {}", e.toString());
        }
    }

    private List<Due> due() {
        return jdbc.sql("SELECT tracker, participant, happened FROM location.low_battery WHERE due <= :now"
                        + " ORDER BY due LIMIT :most FOR UPDATE SKIP LOCKED")
                .param("now", FixReader.bound(clock.instant()))
                .param("most", MOST)
                .query((row, i) -> new Due(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getTimestamp(3).toInstant()))
                .list();
    }

    private void settle(Due due) {
        jdbc.sql("DELETE FROM location.low_battery WHERE tracker = :tracker")
                .param("tracker", due.tracker())
                .update();
        if (isHeld(due) && !isCharged(due)) {
            events.publishEvent(new BatteryStillLow(
                    new TrackerId(due.tracker()), new ParticipantId(due.participant()), due.happened()));
        }
    }

    private boolean isHeld(Due due) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM equipment.v_assignment WHERE tracker = :tracker"
                        + " AND participant = :participant AND held_until IS NULL)")
                .param("tracker", due.tracker())
                .param("participant", due.participant())
                .query(Boolean.class)
                .single();
    }

    /** A charger was seen since, or the battery is a tenth fuller; alarms stand in one report, not in those after it. */
    private boolean isCharged(Due due) {
        return jdbc.sql("""
            WITH since AS (
                SELECT f.fixed, f.states, f.battery_tenths FROM location.fix f JOIN location.device d USING (device)
                WHERE d.tracker = :tracker AND f.fixed >= :happened
            )
            SELECT EXISTS (SELECT FROM since WHERE states & :charging <> 0 OR battery_tenths >= :fuller
                + coalesce((SELECT min(battery_tenths) FROM since), :supposed))
            """)
                .param("tracker", due.tracker())
                .param("happened", FixReader.bound(due.happened()))
                .param("charging", TrackerState.bits(List.of(TrackerState.CHARGING)))
                .param("fuller", TENTH)
                .param("supposed", SUPPOSED)
                .query(Boolean.class)
                .single();
    }
}
