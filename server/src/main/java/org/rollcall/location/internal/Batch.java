package org.rollcall.location.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.rollcall.journal.Seal;

/** What one transaction stored: its rows in the order of their keys, by which the root can be recomputed. */
record Batch(List<FixRow> rows) {
    /** The order of the leaves: device, time, hash. */
    static final Comparator<FixRow> ORDER = Comparator.comparingInt(FixRow::device)
            .thenComparingLong(FixRow::millis)
            .thenComparingLong(FixRow::hash);

    Batch {
        var sorted = new ArrayList<>(rows);
        sorted.sort(ORDER);
        rows = List.copyOf(sorted);
    }

    /** One device's part: its earliest and latest fix and the states it reported, as bits. */
    record Part(int device, Instant earliest, Instant latest, int states) {
        Part with(Part other) {
            return new Part(
                    device,
                    earliest.isBefore(other.earliest) ? earliest : other.earliest,
                    latest.isAfter(other.latest) ? latest : other.latest,
                    states | other.states);
        }
    }

    /** The parts by device; a fix whose own time cannot be counts as of {@code now}. */
    List<Part> parts(Instant now) {
        var parts = new TreeMap<Integer, Part>();
        for (FixRow row : rows) {
            Instant at = row.doubtful() ? now : row.fix().time();
            parts.merge(row.device(), new Part(row.device(), at, at, row.states()), Part::with);
        }
        return List.copyOf(parts.values());
    }

    byte[] root() {
        return Seal.rootOf(rows.stream().map(FixRow::leaf).toList());
    }

    Instant earliest() {
        return rows.stream()
                .map(row -> row.fix().time())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    Instant latest() {
        return rows.stream()
                .map(row -> row.fix().time())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    Batch only(Set<FixRow.Key> keys) {
        return new Batch(rows.stream().filter(row -> keys.contains(row.key())).toList());
    }
}
