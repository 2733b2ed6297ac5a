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

    /**
     * What is sealed of a time.
     *
     * @param end up to which it is all there is
     */
    record Sealed(List<FixReader.Stored> found, Instant end) {}

    /**
     * What is sealed of a time from its beginning on, {@code from} inclusive, {@code until} exclusive: of a day with very many
     * fixes its first part.
     */
    Sealed first(int device, Instant from, Instant until) {
        List<SegmentBytes.Part> parts = parts(device, from, until);
        if (parts.isEmpty()) {
            return new Sealed(List.of(), until);
        }
        Instant end = parts.size() == 1 ? until : parts.get(1).from();
        return new Sealed(unpacked(parts.getFirst(), device, from, end), end);
    }

    private List<FixReader.Stored> read(int device, Instant from, Instant until) {
        return parts(device, from, until).stream()
                .flatMap(part -> unpacked(part, device, from, until).stream())
                .toList();
    }

    /** The parts in which fixes of the time may be. */
    private List<SegmentBytes.Part> parts(int device, Instant from, Instant until) {
        List<SegmentBytes.Part> all = new ArrayList<>();
        jdbc.query(
                "SELECT day, content FROM location.segment WHERE device = ? AND day BETWEEN ? AND ? ORDER BY day",
                row -> {
                    all.addAll(SegmentBytes.parts(row.getObject(1, LocalDate.class), row.getBytes(2)));
                },
                device,
                day(from),
                day(until.minusMillis(1)));
        List<SegmentBytes.Part> found = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            boolean over = i + 1 < all.size() && !all.get(i + 1).from().isAfter(from);
            if (!over && all.get(i).from().isBefore(until)) {
                found.add(all.get(i));
            }
        }
        return found;
    }

    private static List<FixReader.Stored> unpacked(SegmentBytes.Part part, int device, Instant from, Instant until) {
        List<FixReader.Stored> found = new ArrayList<>();
        for (KeptFix kept : part.fixes()) {
            Instant at = kept.fix().time();
            if (!at.isBefore(from) && at.isBefore(until)) {
                found.add(new FixReader.Stored(device, kept.fix(), kept.received()));
            }
        }
        return found;
    }

    /** The latest sealed fix of the period that has a position. */
    Optional<FixReader.Stored> latestValid(int device, Instant from, Instant until) {
        List<SegmentBytes.Part> parts = new ArrayList<>();
        jdbc.query(
                """
                SELECT day, content FROM location.segment
                WHERE device = ? AND day BETWEEN ? AND ? AND latest_valid >= ? ORDER BY day DESC LIMIT 2
                """,
                row -> {
                    parts.addAll(SegmentBytes.parts(row.getObject(1, LocalDate.class), row.getBytes(2))
                            .reversed());
                },
                device,
                day(from),
                day(until),
                from.atOffset(ZoneOffset.UTC));
        for (SegmentBytes.Part part : parts) {
            for (FixReader.Stored stored : unpacked(part, device, from, until).reversed()) {
                if (stored.fix().valid()) {
                    return Optional.of(stored);
                }
            }
        }
        return Optional.empty();
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
