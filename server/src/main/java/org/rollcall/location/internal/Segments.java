package org.rollcall.location.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rollcall.track.Fix;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Reads sealed days beside the rows. Whoever reads both reads the rows first: a day that is sealed in between is then in
 * both, and {@link #merged} counts each fix once.
 */
@Component
class Segments {
    private static final Comparator<FixReader.Stored> BY_TIME =
            Comparator.comparing(stored -> stored.fix().time());

    private final JdbcTemplate jdbc;

    Segments(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The rows together with what is sealed of the period, {@code from} inclusive, {@code until} exclusive. */
    List<FixReader.Stored> with(List<FixReader.Stored> rows, int device, Instant from, Instant until) {
        return merged(rows, read(device, from, until));
    }

    private List<FixReader.Stored> read(int device, Instant from, Instant until) {
        List<byte[]> contents = jdbc.query(
                "SELECT content FROM location.segment WHERE device = ? AND day BETWEEN ? AND ? ORDER BY day",
                (row, i) -> row.getBytes(1),
                device,
                day(from),
                day(until));
        List<FixReader.Stored> found = new ArrayList<>();
        for (byte[] content : contents) {
            for (KeptFix kept : SegmentBytes.decode(content)) {
                Instant at = kept.fix().time();
                if (!at.isBefore(from) && at.isBefore(until)) {
                    found.add(new FixReader.Stored(device, kept.fix(), kept.received()));
                }
            }
        }
        return found;
    }

    /** The latest sealed fix of the period that has a position. */
    Optional<FixReader.Stored> latestValid(int device, Instant from, Instant until) {
        List<byte[]> content = jdbc.query(
                """
                SELECT content FROM location.segment
                WHERE device = ? AND day BETWEEN ? AND ? AND latest_valid >= ? ORDER BY day DESC LIMIT 2
                """, (row, i) -> row.getBytes(1), device, day(from), day(until), from.atOffset(ZoneOffset.UTC));
        return content.stream()
                .flatMap(each -> SegmentBytes.decode(each).stream())
                .filter(kept -> kept.fix().valid()
                        && !kept.fix().time().isBefore(from)
                        && kept.fix().time().isBefore(until))
                .map(kept -> new FixReader.Stored(device, kept.fix(), kept.received()))
                .max(BY_TIME);
    }

    /** What is sealed of these stretches, both ends inclusive, by device. */
    Map<Integer, List<FixReader.Stored>> of(List<Evaluation.Stretch> stretches) {
        Map<Integer, List<FixReader.Stored>> found = new HashMap<>();
        for (Evaluation.Stretch stretch : stretches) {
            List<FixReader.Stored> fixes =
                    read(stretch.device(), stretch.from(), stretch.until().plusMillis(1));
            if (!fixes.isEmpty()) {
                found.put(stretch.device(), fixes);
            }
        }
        return found;
    }

    /** Both, in the order of their time; a fix that is in both counts once, as it first came. */
    static List<FixReader.Stored> merged(List<FixReader.Stored> rows, List<FixReader.Stored> sealed) {
        if (sealed.isEmpty()) {
            return rows;
        }
        if (rows.isEmpty()) {
            return sealed;
        }
        Map<Fix, FixReader.Stored> once = new HashMap<>();
        for (List<FixReader.Stored> each : List.of(sealed, rows)) {
            each.forEach(stored -> once.putIfAbsent(stored.fix(), stored));
        }
        return once.values().stream()
                .sorted(BY_TIME.thenComparing(FixReader.Stored::received))
                .toList();
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
