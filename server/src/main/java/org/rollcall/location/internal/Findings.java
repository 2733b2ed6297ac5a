package org.rollcall.location.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.equipment.TrackerId;
import org.rollcall.journal.Action;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.Subject;
import org.rollcall.location.TrackerReported;
import org.rollcall.location.ZoneCrossed;
import org.rollcall.location.ZoneCrossed.Crossing;
import org.rollcall.location.ZoneId;
import org.rollcall.participant.ParticipantId;
import org.rollcall.track.zone.Zone;
import org.rollcall.track.zone.ZoneEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Records and tells what an evaluation found, within its transaction and each thing once: a fix that arrives late makes
 * its time be judged again, and what was told about that time is not told again.
 */
@Component
class Findings {
    private static final Actor EVALUATION = new Actor.Machine("zone-evaluation");
    private static final Action ZONE_CROSSED = new Action("location.zone_crossed");
    private static final Action STATE_REPORTED = new Action("location.state_reported");

    private final JdbcTemplate jdbc;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Findings(JdbcTemplate jdbc, Journal journal, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    private record Known(Instant began, @Nullable Instant ended) {
        boolean overlaps(Instant from, Instant until) {
            return !began.isAfter(until) && (ended == null || !ended.isBefore(from));
        }
    }

    /** Breaches found by going on from where the evaluation stood; whether there was news. */
    boolean tell(int device, UUID tracker, List<DeviceTrack.Breach> breaches) {
        boolean told = false;
        for (DeviceTrack.Breach breach : breaches) {
            told |= began(device, tracker, breach);
            told |= ended(device, tracker, breach);
        }
        return told;
    }

    /** Breaches found by judging a time again; whether there was news. */
    boolean tellAgain(int device, UUID tracker, List<DeviceTrack.Breach> breaches) {
        boolean told = false;
        for (DeviceTrack.Breach breach : breaches) {
            ZoneEvent.BreachBegan began = breach.began();
            if (began == null) {
                continue;
            }
            Instant until =
                    breach.ended() == null ? Instant.MAX : breach.ended().at();
            List<Known> known = known(device, breach.zone().zone()).stream()
                    .filter(each -> each.overlaps(began.at(), until))
                    .toList();
            if (known.isEmpty()) {
                told |= began(device, tracker, breach);
                told |= ended(device, tracker, breach);
            } else if (known.stream().anyMatch(each -> each.ended == null)) {
                told |= ended(device, tracker, breach);
            }
        }
        return told;
    }

    private List<Known> known(int device, UUID zone) {
        List<Known> known = new ArrayList<>();
        jdbc.query(
                "SELECT kind, happened FROM location.crossing WHERE zone = ? AND device = ? ORDER BY happened",
                row -> {
                    Instant at = FixReader.instant(row, 2);
                    boolean begins = row.getString(1).equals("LEFT_INCLUSION")
                            || row.getString(1).equals("ENTERED_EXCLUSION");
                    if (begins) {
                        known.add(new Known(at, null));
                    } else if (!known.isEmpty() && known.getLast().ended == null) {
                        known.set(known.size() - 1, new Known(known.getLast().began, at));
                    }
                },
                zone,
                device);
        return known;
    }

    private boolean began(int device, UUID tracker, DeviceTrack.Breach breach) {
        ZoneEvent.BreachBegan began = breach.began();
        if (began == null) {
            return false;
        }
        Crossing crossing =
                breach.zone().kind() == Zone.Kind.INCLUSION ? Crossing.LEFT_INCLUSION : Crossing.ENTERED_EXCLUSION;
        if (!insert(device, breach, crossing.name(), began.at(), EvidenceJson.of(began))) {
            return false;
        }
        publish(tracker, breach, crossing, began.at());
        return true;
    }

    private boolean ended(int device, UUID tracker, DeviceTrack.Breach breach) {
        ZoneEvent.BreachEnded ended = breach.ended();
        if (ended == null) {
            return false;
        }
        if (ended.why() == ZoneEvent.BreachEnded.Why.NOT_IN_FORCE) {
            return insert(device, breach, "NO_LONGER_IN_FORCE", ended.at(), EvidenceJson.none());
        }
        Crossing crossing = breach.zone().kind() == Zone.Kind.INCLUSION ? Crossing.BACK_INSIDE : Crossing.OUT_AGAIN;
        if (!insert(device, breach, crossing.name(), ended.at(), EvidenceJson.none())) {
            return false;
        }
        publish(tracker, breach, crossing, ended.at());
        return true;
    }

    private boolean insert(int device, DeviceTrack.Breach breach, String kind, Instant at, String evidence) {
        return jdbc.update(
                        """
                        INSERT INTO location.crossing
                        (crossing, device, participant, zone, version, kind, happened, found, evidence)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb) ON CONFLICT DO NOTHING
                        """,
                        UUID.randomUUID(),
                        device,
                        breach.participant(),
                        breach.zone().zone(),
                        breach.zone().version(),
                        kind,
                        FixReader.bound(at),
                        FixReader.bound(clock.instant()),
                        evidence)
                > 0;
    }

    private void publish(UUID tracker, DeviceTrack.Breach breach, Crossing crossing, Instant at) {
        journal.record(JournalEntry.of(EVALUATION, ZONE_CROSSED)
                .about(Subject.participant(breach.participant()))
                .about(new Subject(Subject.Kind.TRACKER, tracker))
                .about(new Subject(Subject.Kind.ZONE, breach.zone().zone()))
                .with("crossing", crossing)
                .with("at", at));
        events.publishEvent(new ZoneCrossed(
                new ParticipantId(breach.participant()),
                new TrackerId(tracker),
                new ZoneId(breach.zone().zone()),
                crossing,
                at));
    }

    /** States reported, each run of fixes with the same state once; whether there was news. */
    boolean tellStates(int device, UUID tracker, List<DeviceTrack.StateRun> runs) {
        boolean told = false;
        for (DeviceTrack.StateRun run : runs) {
            UUID participant = run.participant();
            if (participant != null && !isTold(device, run)) {
                told |= tellState(device, tracker, participant, run.state().name(), run.first());
            }
        }
        return told;
    }

    private boolean isTold(int device, DeviceTrack.StateRun run) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "SELECT EXISTS (SELECT FROM location.reported"
                        + " WHERE device = ? AND state = ? AND happened BETWEEN ? AND ?)",
                Boolean.class,
                device,
                run.state().name(),
                FixReader.bound(run.first()),
                FixReader.bound(run.last())));
    }

    /** One state, at its time; whether that was news. */
    boolean tellState(int device, UUID tracker, UUID participant, String state, Instant at) {
        int fresh = jdbc.update("""
            INSERT INTO location.reported (device, state, happened, participant, found)
            VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
            """, device, state, FixReader.bound(at), participant, FixReader.bound(clock.instant()));
        if (fresh == 0) {
            return false;
        }
        journal.record(JournalEntry.of(EVALUATION, STATE_REPORTED)
                .about(Subject.participant(participant))
                .about(new Subject(Subject.Kind.TRACKER, tracker))
                .with("state", state)
                .with("at", at));
        events.publishEvent(new TrackerReported(new TrackerId(tracker), new ParticipantId(participant), state, at));
        return true;
    }
}
