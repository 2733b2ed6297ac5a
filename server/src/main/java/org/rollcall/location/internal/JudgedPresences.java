package org.rollcall.location.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.equipment.Equipment;
import org.rollcall.equipment.Tracker;
import org.rollcall.equipment.TrackerId;
import org.rollcall.journal.Action;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.Subject;
import org.rollcall.location.ParticipantZone;
import org.rollcall.location.Presences;
import org.rollcall.location.ZoneId;
import org.rollcall.location.ZonePresence;
import org.rollcall.location.Zones;
import org.rollcall.participant.ParticipantId;
import org.rollcall.staff.Purpose;
import org.rollcall.track.zone.Presence;
import org.rollcall.track.zone.ZoneJudge;
import org.rollcall.track.zone.ZoneState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads where the evaluation stands. That time has passed without a report is judged when somebody asks. */
@Service
class JudgedPresences implements Presences {
    private static final Action READ = new Action("location.presence_read");

    private final JdbcClient jdbc;
    private final Equipment equipment;
    private final Zones zones;
    private final ZoneVersions versions;
    private final Journal journal;
    private final Clock clock;

    JudgedPresences(
            JdbcClient jdbc, Equipment equipment, Zones zones, ZoneVersions versions, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.equipment = equipment;
        this.zones = zones;
        this.versions = versions;
        this.journal = journal;
        this.clock = clock;
    }

    private record Key(UUID zone, UUID tracker) {}

    @Override
    @Transactional
    public List<ZonePresence> of(Actor by, Purpose purpose, ParticipantId participant) {
        PostgresMovements.mayRead(by, participant);
        journal.record(JournalEntry.of(by, READ)
                .about(Subject.participant(participant.value()))
                .because(purpose.name()));
        Instant now = clock.instant();
        List<TrackerId> held =
                equipment.heldBy(participant).stream().map(Tracker::id).toList();
        Map<Key, DeviceTrack.Judged> judged = judged(held);
        Map<UUID, ZoneVersions.Version> standing = standing(participant, now);
        if (by instanceof Actor.Participant) {
            standing.keySet().removeIf(zone -> !isShown(zone));
        }
        List<ZonePresence> found = new ArrayList<>();
        standing.forEach((zone, version) -> held.forEach(tracker ->
                found.add(presence(version, tracker, judged.get(new Key(zone, tracker.value())), now))));
        return found;
    }

    private boolean isShown(UUID zone) {
        return zones.find(new ZoneId(zone)).filter(ParticipantZone::shown).isPresent();
    }

    private Map<UUID, ZoneVersions.Version> standing(ParticipantId participant, Instant now) {
        Map<UUID, ZoneVersions.Version> standing = new TreeMap<>();
        versions.of(List.of(participant.value()))
                .getOrDefault(participant.value(), Map.of())
                .forEach((zone, each) -> {
                    ZoneVersions.Version version = ZoneVersions.at(each, now);
                    if (version != null) {
                        standing.put(zone, version);
                    }
                });
        return standing;
    }

    private Map<Key, DeviceTrack.Judged> judged(List<TrackerId> held) {
        Map<Key, DeviceTrack.Judged> judged = new HashMap<>();
        jdbc.sql("""
            SELECT j.zone, d.tracker, j.version, j.state
            FROM location.judgement j JOIN location.device d USING (device) WHERE d.tracker = ANY(:held)
            """)
                .param("held", held.stream().map(TrackerId::value).toArray(UUID[]::new))
                .query(row -> {
                    judged.put(
                            new Key(row.getObject(1, UUID.class), row.getObject(2, UUID.class)),
                            new DeviceTrack.Judged(row.getInt(3), ZoneState.fromBytes(row.getBytes(4))));
                });
        return judged;
    }

    private static ZonePresence presence(
            ZoneVersions.Version version, TrackerId tracker, DeviceTrack.@Nullable Judged judged, Instant now) {
        ZoneJudge judge = version.judge();
        if (judge == null || judged == null || judged.version() != version.version()) {
            return new ZonePresence(new ZoneId(version.zone()), tracker, Presence.UNKNOWN, null, null);
        }
        ZoneState state = judge.tick(judged.state(), now).state();
        Presence presence = state.presence();
        boolean known = presence == Presence.INSIDE || presence == Presence.OUTSIDE;
        return new ZonePresence(
                new ZoneId(version.zone()), tracker, presence, known ? state.since() : null, state.heard());
    }
}
