package org.rollcall.location.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.rollcall.journal.Action;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.track.Fix;
import org.rollcall.track.TrackerState;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stores what one lane collected as one transaction: the fixes by COPY, the batch and its entry in the journal. Fixes later
 * than the latest stored of their tracker are new; only the others, which may have been sent before, are compared with
 * what is stored. Used by one thread.
 */
final class BatchWriter {
    static final Actor GATEWAY = new Actor.Machine("tracker-gateway");
    private static final Action FIXES_STORED = new Action("location.fixes_stored");
    private static final int NUMBERS_AT_ONCE = 50;
    private static final int MOST_LATEST = 200_000;
    // A server set to acknowledge before it writes would make our acknowledgement a lie; the setting counts at the
    // commit.
    private static final String RECORD = """
        WITH stored AS (
            INSERT INTO location.batch (batch, stored, fixes, root, devices, earliest, latest, states)
            VALUES (?, ?, ?, ?, ?, ?::timestamptz[], ?::timestamptz[], ?) RETURNING batch
        ), queued AS (
            INSERT INTO location.unevaluated (batch) SELECT batch FROM stored
        )
        SELECT set_config('synchronous_commit', 'on', true) FROM stored
        """;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Journal journal;
    private final Clock clock;
    private final TrackerSettings settings;
    private final Devices devices;
    private final Days days;
    private final FixTable table;
    private final CopyBytes bytes = new CopyBytes();
    private final Queue<Long> numbers = new ArrayDeque<>();
    private final Map<Integer, Long> latest = new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Long> eldest) {
            return size() > MOST_LATEST;
        }
    };

    BatchWriter(
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            Journal journal,
            Clock clock,
            TrackerSettings settings,
            Devices devices,
            Days days,
            FixTable table) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.journal = journal;
        this.clock = clock;
        this.settings = settings;
        this.devices = devices;
        this.days = days;
        this.table = table;
    }

    /** Stores the fixes of trackers in the stock; returns, once they are durable, the arrivals of devices that are not. */
    List<Arrival> write(List<Arrival> arrivals) {
        Set<String> senders = new HashSet<>();
        arrivals.forEach(arrival -> senders.add(arrival.deviceNumber()));
        Map<String, Devices.Device> known = devices.resolve(senders);
        List<Arrival> strangers = new ArrayList<>();
        Map<FixRow.Key, FixRow> rows = new HashMap<>();
        for (Arrival arrival : arrivals) {
            Devices.Device device = known.get(arrival.deviceNumber());
            if (device == null) {
                strangers.add(arrival);
                continue;
            }
            for (Fix fix : arrival.fixes()) {
                FixRow row = FixRow.of(device.key(), device.tracker(), fix, doubtful(fix));
                rows.putIfAbsent(row.key(), row);
            }
        }
        if (!rows.isEmpty()) {
            store(new Batch(List.copyOf(rows.values())));
        }
        return strangers;
    }

    private boolean doubtful(Fix fix) {
        Instant now = clock.instant();
        return fix.has(TrackerState.CLOCK_WRONG)
                || fix.time().isAfter(now.plus(settings.future()))
                || fix.time().isBefore(now.minus(settings.oldest()));
    }

    private void store(Batch batch) {
        days.makeFor(batch.rows());
        long number = number();
        try {
            transaction.executeWithoutResult(status -> store(batch, number, true));
        } catch (DuplicateKeyException e) {
            // Another node or an earlier life of this one has stored some of them.
            transaction.executeWithoutResult(status -> store(batch, number, false));
        }
        for (FixRow row : batch.rows()) {
            if (!row.doubtful()) {
                latest.merge(row.device(), row.millis(), Math::max);
            }
        }
    }

    private void store(Batch batch, long number, boolean trusting) {
        List<FixRow> fresh = new ArrayList<>();
        List<FixRow> repeated = new ArrayList<>();
        List<FixRow> doubtful = new ArrayList<>();
        for (FixRow row : batch.rows()) {
            if (row.doubtful()) {
                doubtful.add(row);
            } else if (trusting && isNew(row)) {
                fresh.add(row);
            } else {
                repeated.add(row);
            }
        }
        Batch stored = batch;
        if (!fresh.isEmpty()) {
            table.copy(bytes.of(fresh, number));
        }
        if (!repeated.isEmpty() || !doubtful.isEmpty()) {
            Set<FixRow.Key> keys = new HashSet<>();
            fresh.forEach(row -> keys.add(row.key()));
            if (!repeated.isEmpty()) {
                keys.addAll(table.insert("location.fix", repeated, number));
            }
            if (!doubtful.isEmpty()) {
                keys.addAll(table.insert("location.doubtful_fix", doubtful, number));
            }
            stored = batch.only(keys);
        }
        if (!stored.rows().isEmpty()) {
            record(stored, number);
        }
    }

    private boolean isNew(FixRow row) {
        Long known = latest.get(row.device());
        return known != null && row.millis() > known;
    }

    private void record(Batch stored, long number) {
        // To the millisecond, as a sealed segment keeps it.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        byte[] root = stored.root();
        List<Batch.Part> parts = stored.parts(now);
        jdbc.query(
                RECORD,
                row -> null,
                number,
                Timestamp.from(now),
                stored.rows().size(),
                root,
                parts.stream().map(Batch.Part::device).toArray(Integer[]::new),
                parts.stream().map(part -> part.earliest().toString()).toArray(String[]::new),
                parts.stream().map(part -> part.latest().toString()).toArray(String[]::new),
                parts.stream().map(Batch.Part::states).toArray(Integer[]::new));
        journal.record(JournalEntry.of(GATEWAY, FIXES_STORED)
                .with("batch", number)
                .with("fixes", stored.rows().size())
                .with("trackers", parts.size())
                .with("from", stored.earliest())
                .with("until", stored.latest())
                .with("root", java.util.HexFormat.of().formatHex(root)));
    }

    private long number() {
        if (numbers.isEmpty()) {
            numbers.addAll(jdbc.queryForList(
                    "SELECT nextval('location.batch_number') FROM generate_series(1, ?)", Long.class, NUMBERS_AT_ONCE));
        }
        return java.util.Objects.requireNonNull(numbers.poll());
    }
}
