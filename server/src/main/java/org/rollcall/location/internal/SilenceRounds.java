package org.rollcall.location.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.rollcall.equipment.TrackerId;
import org.rollcall.journal.Action;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.Subject;
import org.rollcall.location.TrackerFellSilent;
import org.rollcall.location.TrackerStillSilent;
import org.rollcall.location.TrackersSilentTogether;
import org.rollcall.obligation.Way;
import org.rollcall.participant.ParticipantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks every minute for trackers that somebody holds and that are not heard. The wearer is told first; the staff only of
 * a silence that lasts. While the gateway was out of order, or where most trackers fell silent together, nobody is asked:
 * that is ours to mend; nor is anybody asked who is not enrolled any more.
 */
@Component
class SilenceRounds {
    private static final Logger LOG = LoggerFactory.getLogger(SilenceRounds.class);
    private static final Actor LOOKED = new Actor.Machine("tracker-silence");
    private static final Action FELL_SILENT = new Action("location.tracker_fell_silent");
    private static final Action ENDED = new Action("location.tracker_silence_ended");
    /** So many trackers and more than half of all fall silent for one reason, and it is not their wearers'. */
    private static final int TOGETHER = 20;
    /** No tracker is told to report more seldom than every twelve hours. */
    private static final Duration LONGEST = Duration.ofHours(25);

    private static final Duration TELL_AGAIN = Duration.ofHours(6);

    private final JdbcClient jdbc;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final CareLooks looks;
    private final CareSettings settings;
    private final Clock clock;
    private volatile Instant toldTogether = Instant.MIN;

    SilenceRounds(
            JdbcClient jdbc,
            Journal journal,
            ApplicationEventPublisher events,
            CareLooks looks,
            CareSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.events = events;
        this.looks = looks;
        this.settings = settings;
        this.clock = clock;
    }

    private record Quiet(UUID silence, UUID tracker, UUID participant, Instant since) {}

    /** The first look waits until an outage that the start ended has been recorded. */
    @Scheduled(initialDelay = 120, fixedDelay = 60, timeUnit = TimeUnit.SECONDS)
    void round() {
        looks.look("silence", this::look);
    }

    /** One look, in the caller's transaction. */
    void look() {
        Instant now = clock.instant();
        end(now);
        if (wasOutOfOrder(now)) {
            return;
        }
        List<Quiet> fresh = fresh(now);
        if (isOurs(fresh, now)) {
            return;
        }
        fresh.forEach(quiet -> begin(quiet, now));
        lasting(now)
                .forEach(quiet -> events.publishEvent(new TrackerStillSilent(
                        new TrackerId(quiet.tracker), new ParticipantId(quiet.participant), quiet.since)));
    }

    /** Ends the silences of trackers that were heard since, or that their holder has given back. */
    private void end(Instant now) {
        List<Quiet> ended = jdbc.sql("""
            UPDATE location.silence s SET ended = greatest(:now, s.found, s.told)
            WHERE s.ended IS NULL AND (
                NOT EXISTS (SELECT FROM location.worn a WHERE a.tracker = s.tracker
                    AND a.participant = s.participant)
                OR EXISTS (SELECT FROM location.device d WHERE d.tracker = s.tracker AND (
                    (SELECT true FROM location.fix f WHERE f.device = d.device AND f.fixed > s.since LIMIT 1)
                    OR (SELECT true FROM location.doubtful_fix f JOIN location.batch b USING (batch)
                        WHERE f.device = d.device AND b.stored > s.found LIMIT 1))))
            RETURNING s.silence, s.tracker, s.participant, s.since
            """)
                .param("now", Timestamp.from(now))
                .query((row, i) -> quiet(row))
                .list();
        ended.forEach(quiet -> journal.record(entry(ENDED, quiet)));
    }

    private boolean wasOutOfOrder(Instant now) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM obligation.v_outage"
                        + " WHERE way = :way AND begins < :now AND ends > :since)")
                .param("way", Way.TRACKER.name())
                .param("now", Timestamp.from(now))
                .param("since", Timestamp.from(now.minus(settings.silentAfter())))
                .query(Boolean.class)
                .single();
    }

    /**
     * Trackers that are silent and were not when last looked. LIMIT keeps a look for one tracker's fixes a look: a join
     * would read all fixes.
     */
    private List<Quiet> fresh(Instant now) {
        return jdbc.sql("""
            WITH held AS (
                SELECT a.tracker, a.participant, a.held_from, d.device,
                    :now::timestamptz - greatest(:after, 2 * coalesce(paced.seconds, 0)) * interval '1 second' AS cutoff
                FROM location.worn a LEFT JOIN location.device d USING (tracker)
                LEFT JOIN LATERAL (
                    SELECT c.seconds FROM location.command c JOIN location.command_event e USING (command)
                    WHERE c.participant = a.participant AND c.tracker = a.tracker AND c.kind = 'INTERVAL'
                        AND e.state = 'DELIVERED'
                    ORDER BY e.at DESC LIMIT 1
                ) paced ON true
                WHERE NOT EXISTS (SELECT FROM location.silence s WHERE s.tracker = a.tracker AND s.ended IS NULL)
            ), silent AS MATERIALIZED (
                SELECT * FROM held h WHERE h.held_from <= h.cutoff
                    AND (SELECT true FROM location.fix f
                        WHERE f.device = h.device AND f.fixed > h.cutoff AND f.fixed > :oldest LIMIT 1) IS NULL
                    AND (SELECT true FROM location.doubtful_fix f JOIN location.batch b USING (batch)
                        WHERE f.device = h.device AND b.stored > h.cutoff LIMIT 1) IS NULL
            )
            SELECT gen_random_uuid(), s.tracker, s.participant, greatest(s.held_from,
                coalesce((SELECT f.fixed FROM location.fix f WHERE f.device = s.device AND f.fixed <= s.cutoff
                        ORDER BY f.fixed DESC LIMIT 1),
                    (SELECT g.latest_valid FROM location.segment g WHERE g.device = s.device
                        ORDER BY g.day DESC LIMIT 1)))
            FROM silent s
            """)
                .param("now", Timestamp.from(now))
                .param("after", settings.silentAfter().toSeconds())
                .param(
                        "oldest",
                        Timestamp.from(now.minus(settings.silentAfter()).minus(LONGEST)))
                .query((row, i) -> quiet(row))
                .list();
    }

    /** Whether most of the trackers that were heard till lately are silent now. Tells the staff so, once in some hours. */
    private boolean isOurs(List<Quiet> fresh, Instant now) {
        Instant lately = now.minus(settings.silentAfter()).minus(settings.alertAfter());
        int recent = fresh.size()
                + jdbc.sql("SELECT count(*) FROM location.silence WHERE ended IS NULL AND found > :lately")
                        .param("lately", Timestamp.from(lately))
                        .query(Integer.class)
                        .single();
        if (recent < TOGETHER) {
            return false;
        }
        int heard = jdbc.sql("""
            SELECT count(*) FROM location.worn a WHERE NOT EXISTS (
                SELECT FROM location.silence s WHERE s.tracker = a.tracker AND s.ended IS NULL AND s.found <= :lately)
            """)
                .param("lately", Timestamp.from(lately))
                .query(Integer.class)
                .single();
        if (recent * 2 <= heard) {
            return false;
        }
        if (toldTogether.isBefore(now.minus(TELL_AGAIN))) {
            LOG.error(
                    "{} of {} trackers are not heard at once: look at the network and at this server.", recent, heard);
            events.publishEvent(new TrackersSilentTogether(recent, heard, now.minus(settings.silentAfter())));
            toldTogether = now;
        }
        return true;
    }

    private void begin(Quiet quiet, Instant now) {
        jdbc.sql("""
            INSERT INTO location.silence (silence, tracker, participant, since, found)
            VALUES (:silence, :tracker, :participant, :since, :found)
            """)
                .param("silence", quiet.silence)
                .param("tracker", quiet.tracker)
                .param("participant", quiet.participant)
                .param("since", Timestamp.from(quiet.since))
                .param("found", Timestamp.from(now))
                .update();
        journal.record(entry(FELL_SILENT, quiet));
        events.publishEvent(
                new TrackerFellSilent(new TrackerId(quiet.tracker), new ParticipantId(quiet.participant), quiet.since));
    }

    /** Those that the staff are to hear of now. */
    private List<Quiet> lasting(Instant now) {
        return jdbc.sql("""
            UPDATE location.silence SET told = greatest(:now, found)
            WHERE ended IS NULL AND told IS NULL AND found <= :due
            RETURNING silence, tracker, participant, since
            """)
                .param("now", Timestamp.from(now))
                .param("due", Timestamp.from(now.minus(settings.alertAfter())))
                .query((row, i) -> quiet(row))
                .list();
    }

    private static JournalEntry entry(Action action, Quiet quiet) {
        return JournalEntry.of(LOOKED, action)
                .about(Subject.participant(quiet.participant))
                .about(new Subject(Subject.Kind.TRACKER, quiet.tracker))
                .with("since", quiet.since);
    }

    private static Quiet quiet(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Quiet(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                row.getTimestamp(4).toInstant());
    }
}
