package org.rollcall.location.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollcall.equipment.Equipment;
import org.rollcall.equipment.Holding;
import org.rollcall.journal.Action;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.Subject;
import org.rollcall.location.Movements;
import org.rollcall.location.Placed;
import org.rollcall.participant.ParticipantId;
import org.rollcall.staff.Purpose;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads movement histories out of PostgreSQL, with an entry in the journal for each reading. */
@Service
class PostgresMovements implements Movements {
    private static final Action HISTORY_READ = new Action("location.history_read");
    private static final Action LATEST_READ = new Action("location.latest_read");
    private static final Action FOLLOWED = new Action("location.position_followed");
    private static final List<Duration> BACK = List.of(Duration.ofDays(2), Duration.ofDays(31), Duration.ofDays(800));
    private static final int FETCH = 5_000;

    private final JdbcTemplate jdbc;
    private final Equipment equipment;
    private final Devices devices;
    private final Segments segments;
    private final FixWindows.Store store;
    private final TrackerSettings settings;
    private final Journal journal;
    private final Clock clock;

    PostgresMovements(
            JdbcTemplate jdbc,
            Equipment equipment,
            Devices devices,
            CopiedFixes copied,
            Segments segments,
            TrackerSettings settings,
            Journal journal,
            Clock clock) {
        this.jdbc = jdbc;
        this.equipment = equipment;
        this.devices = devices;
        this.segments = segments;
        this.store = new FixWindows.Store(devices, copied, segments);
        this.settings = settings;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public Optional<Duration> keptFor() {
        return Optional.ofNullable(settings.keep().held());
    }

    @Override
    @Transactional
    public History history(Actor by, Purpose purpose, ParticipantId participant, Instant from, Instant until) {
        Opened opened = open(by, participant, from, until);
        List<Placed> fixes = together(FixPieces.inTurn(opened.windows, from, until), MOST_AT_ONCE);
        int count = fixes.size() + opened.doubtful.size();
        journal.record(reading(by, purpose, participant, from, until).with("fixes", count));
        return new History(participant, from, until, fixes, opened.doubtful);
    }

    @Override
    @Transactional
    public Passage pass(Actor by, Purpose purpose, ParticipantId participant, Instant from, Instant until) {
        Opened opened = open(by, participant, from, until);
        // Read while the entry is written; handed over only once that is committed.
        var pieces = FixPieces.ahead(opened.windows, from, until);
        journal.record(reading(by, purpose, participant, from, until));
        return new Passage(participant, from, until, pieces, opened.doubtful);
    }

    /** All pieces; refused rather than cut short where they are more than the memory should hold. */
    static List<Placed> together(Iterator<List<Placed>> pieces, int most) {
        List<Placed> fixes = new ArrayList<>();
        while (pieces.hasNext()) {
            fixes.addAll(pieces.next());
            if (fixes.size() > most) {
                throw new IllegalArgumentException(
                        "There are more than %,d positions in this period: choose a shorter one,".formatted(most)
                                + " or take it as a file, which has no limit.");
            }
        }
        return fixes;
    }

    private record Opened(FixWindows windows, List<Placed> doubtful) {}

    private Opened open(Actor by, ParticipantId participant, Instant from, Instant until) {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("The period ends before it begins: choose a later end.");
        }
        if (Duration.between(from, until).compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("Choose a period of at most " + LONGEST.toDays() + " days.");
        }
        mayRead(by, participant);
        List<Placed> doubtful = new ArrayList<>();
        List<Holding> holdings = equipment.holdings(participant, from, until);
        for (Holding holding : holdings) {
            Instant begin = later(from, holding.from());
            Instant end = holding.until() == null ? until : earlier(until, holding.until());
            doubtful.addAll(doubtful(holding, begin, end));
        }
        return new Opened(new FixWindows(store, holdings), doubtful);
    }

    private static JournalEntry reading(
            Actor by, Purpose purpose, ParticipantId participant, Instant from, Instant until) {
        return JournalEntry.of(by, HISTORY_READ)
                .about(Subject.participant(participant.value()))
                .because(purpose.name())
                .with("from", from)
                .with("until", until);
    }

    @Override
    @Transactional
    public Optional<Placed> latest(Actor by, Purpose purpose, ParticipantId participant) {
        mayRead(by, participant);
        journal.record(JournalEntry.of(by, LATEST_READ)
                .about(Subject.participant(participant.value()))
                .because(purpose.name()));
        return latest(participant);
    }

    @Override
    @Transactional
    public Following follow(Actor by, Purpose purpose, ParticipantId participant) {
        mayRead(by, participant);
        journal.record(JournalEntry.of(by, FOLLOWED)
                .about(Subject.participant(participant.value()))
                .because(purpose.name()));
        return new Follower(participant);
    }

    private final class Follower implements Following {
        private final ParticipantId participant;
        private @Nullable Instant last;

        Follower(ParticipantId participant) {
            this.participant = participant;
        }

        @Override
        public synchronized List<Placed> next() {
            List<Placed> found = new ArrayList<>();
            Instant after = last;
            if (after == null) {
                latest(participant).ifPresent(found::add);
            } else {
                Instant end = clock.instant().plus(Duration.ofHours(1));
                List<Holding> holdings = equipment.holdings(participant, after, end);
                FixPieces.inTurn(new FixWindows(store, holdings), after.plusMillis(1), end)
                        .forEachRemaining(found::addAll);
                found.removeIf(placed -> !placed.fix().valid());
            }
            if (!found.isEmpty()) {
                last = found.getLast().fix().time();
            }
            return found;
        }
    }

    private Optional<Placed> latest(ParticipantId participant) {
        Instant now = clock.instant().plus(Duration.ofHours(1));
        for (Duration back : BACK) {
            Instant from = now.minus(back);
            Optional<Placed> found = equipment.holdings(participant, from, now).stream()
                    .flatMap(holding -> latest(
                            holding,
                            later(from, holding.from()),
                            holding.until() == null ? now : earlier(now, holding.until()))
                            .stream())
                    .max(Comparator.comparing(placed -> placed.fix().time()));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private List<Placed> latest(Holding holding, Instant from, Instant until) {
        Integer device = devices.key(holding.tracker().value());
        if (device == null) {
            return List.of();
        }
        List<FixReader.Stored> found = new ArrayList<>(query(
                "location.fix",
                device,
                "WHERE f.device = ? AND f.fixed >= ? AND f.fixed < ? AND f.valid ORDER BY f.fixed DESC LIMIT 1",
                from,
                until));
        segments.latestValid(device, from, until).ifPresent(found::add);
        return placed(holding, found);
    }

    private List<Placed> doubtful(Holding holding, Instant from, Instant until) {
        Integer device = devices.key(holding.tracker().value());
        if (device == null) {
            return List.of();
        }
        return placed(
                holding,
                query(
                        "location.doubtful_fix",
                        device,
                        "WHERE f.device = ? AND b.stored >= ? AND b.stored < ? ORDER BY b.stored, f.fixed, f.hash",
                        from,
                        until));
    }

    private static List<Placed> placed(Holding holding, List<FixReader.Stored> found) {
        return found.stream()
                .map(stored -> new Placed(holding.tracker(), stored.fix(), stored.received()))
                .toList();
    }

    private List<FixReader.Stored> query(String table, int device, String where, Instant from, Instant until) {
        return jdbc.query(
                connection -> {
                    var select = connection.prepareStatement("SELECT " + FixReader.COLUMNS + " FROM " + table
                            + " f JOIN location.batch b ON b.batch = f.batch " + where);
                    select.setFetchSize(FETCH);
                    select.setInt(1, device);
                    select.setObject(2, FixReader.bound(from));
                    select.setObject(3, FixReader.bound(until));
                    return select;
                },
                (row, i) -> FixReader.read(row));
    }

    static void mayRead(Actor by, ParticipantId participant) {
        if (by instanceof Actor.Participant self && !self.id().equals(participant.value())) {
            throw new AccessDeniedException("A participant reads their own data.");
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
