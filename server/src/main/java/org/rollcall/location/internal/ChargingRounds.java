package org.rollcall.location.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.rollcall.equipment.TrackerId;
import org.rollcall.location.ChargingDue;
import org.rollcall.participant.Participant;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.rollcall.participant.QuietTimes;
import org.rollcall.track.TrackerState;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks for batteries that will not last the night, or the working day, at the pace of the last six hours, so that the
 * wearer charges when it suits them and not when an alarm wakes them. Told by day, at most every half day, to nobody else.
 */
@Component
class ChargingRounds {
    private static final Duration BACK = Duration.ofHours(6);
    private static final Duration AROUND = Duration.ofHours(1);
    private static final Duration LATELY = Duration.ofHours(2);
    private static final Duration TELL_AGAIN = Duration.ofHours(12);
    /** Tenths of a percent at which trackers switch themselves off. */
    private static final int EMPTY = 50;
    /** Tenths of a percent: what falls less may be a battery that is told in coarse steps. */
    private static final int LEAST_FALL = 50;

    private final JdbcClient jdbc;
    private final Participants participants;
    private final QuietTimes quiet;
    private final ApplicationEventPublisher events;
    private final CareLooks looks;
    private final CareSettings settings;
    private final Clock clock;

    ChargingRounds(
            JdbcClient jdbc,
            Participants participants,
            QuietTimes quiet,
            ApplicationEventPublisher events,
            CareLooks looks,
            CareSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.participants = participants;
        this.quiet = quiet;
        this.events = events;
        this.looks = looks;
        this.settings = settings;
        this.clock = clock;
    }

    private record Due(TrackerId tracker, ParticipantId participant, Instant lasts) {}

    @Scheduled(initialDelay = 5, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void round() {
        looks.look("charging", this::look);
    }

    /** One look, in the caller's transaction. */
    void look() {
        Instant now = clock.instant();
        due(now).stream().filter(due -> isDay(due.participant, now)).forEach(due -> tell(due, now));
    }

    private List<Due> due(Instant now) {
        return jdbc.sql("""
            WITH held AS (
                SELECT a.tracker, a.participant, d.device
                FROM location.worn a JOIN location.device d USING (tracker)
                WHERE NOT EXISTS (SELECT FROM location.low_battery l WHERE l.tracker = a.tracker)
                    AND NOT EXISTS (SELECT FROM location.charging_told t WHERE t.tracker = a.tracker AND t.told > :again)
            )
            SELECT h.tracker, h.participant, late.fixed + (late.fixed - early.fixed)
                * greatest(0, late.battery_tenths - :empty) / (early.battery_tenths - late.battery_tenths)
            FROM held h
            CROSS JOIN LATERAL (
                SELECT f.fixed, f.battery_tenths, f.states FROM location.fix f
                WHERE f.device = h.device AND f.fixed BETWEEN :lately AND :now AND f.battery_tenths IS NOT NULL
                ORDER BY f.fixed DESC LIMIT 1
            ) late
            CROSS JOIN LATERAL (
                SELECT f.fixed, f.battery_tenths FROM location.fix f
                WHERE f.device = h.device AND f.fixed BETWEEN :earliest AND :latest AND f.battery_tenths IS NOT NULL
                ORDER BY f.fixed DESC LIMIT 1
            ) early
            WHERE late.states & :charging = 0 AND early.battery_tenths - late.battery_tenths >= :fall
                AND date_part('epoch', late.fixed - early.fixed) * (late.battery_tenths - :empty)
                    <= (early.battery_tenths - late.battery_tenths) * :seconds
            """)
                .param("again", Timestamp.from(now.minus(TELL_AGAIN)))
                .param("now", Timestamp.from(now))
                .param("lately", Timestamp.from(now.minus(LATELY)))
                .param("earliest", Timestamp.from(now.minus(BACK).minus(AROUND)))
                .param("latest", Timestamp.from(now.minus(BACK).plus(AROUND)))
                .param("charging", TrackerState.bits(List.of(TrackerState.CHARGING)))
                .param("empty", EMPTY)
                .param("fall", LEAST_FALL)
                .param("seconds", settings.chargeBefore().toSeconds())
                .query((row, i) -> new Due(
                        new TrackerId(row.getObject(1, UUID.class)),
                        new ParticipantId(row.getObject(2, UUID.class)),
                        row.getTimestamp(3).toInstant()))
                .list();
    }

    private boolean isDay(ParticipantId wearer, Instant now) {
        return participants
                .find(wearer)
                .map(Participant::zone)
                .filter(zone -> !quiet.of(wearer).after(now, zone).isAfter(now))
                .isPresent();
    }

    private void tell(Due due, Instant now) {
        jdbc.sql("""
            INSERT INTO location.charging_told (tracker, told) VALUES (:tracker, :now)
            ON CONFLICT (tracker) DO UPDATE SET told = excluded.told
            """)
                .param("tracker", due.tracker.value())
                .param("now", Timestamp.from(now))
                .update();
        events.publishEvent(new ChargingDue(due.tracker, due.participant, due.lasts));
    }
}
