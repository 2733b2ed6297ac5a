package org.rollcall.location.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.rollcall.equipment.Holding;
import org.rollcall.location.Placed;

/** Reads what someone's trackers reported from a time on: as many rows as one COPY gives, with what is sealed of their time. */
final class FixWindows implements FixPieces.Reading {
    /** How many rows of a tracker are read at once. */
    private static final int ROWS = 8_192;

    private final int most;
    private final Store store;
    private final List<Held> held;

    /** Where fixes lie. */
    record Store(Devices devices, CopiedFixes rows, Segments segments) {}

    private record Held(Holding holding, int device) {
        Instant begin(Instant from) {
            return from.isAfter(holding.from()) ? from : holding.from();
        }

        Instant end(Instant until) {
            Instant its = holding.until();
            return its == null ? until : earlier(until, its);
        }
    }

    /** @param end up to which these are all there are */
    private record Rows(Held held, Instant from, Instant end, List<FixReader.Stored> found) {}

    FixWindows(Store store, List<Holding> holdings) {
        this(ROWS, store, holdings);
    }

    /** @param most how many rows of a tracker are read at once; where more are of one time, that many */
    FixWindows(int most, Store store, List<Holding> holdings) {
        this.most = most;
        this.store = store;
        this.held = holdings.stream().flatMap(holding -> held(store, holding)).toList();
    }

    private static Stream<Held> held(Store store, Holding holding) {
        Integer device = store.devices.key(holding.tracker().value());
        return device == null ? Stream.empty() : Stream.of(new Held(holding, device));
    }

    @Override
    public boolean hasAny() {
        return !held.isEmpty();
    }

    @Override
    public FixPieces.Piece read(Instant from, Instant until) {
        Instant end = until;
        List<Rows> rows = new ArrayList<>();
        for (Held each : held) {
            Instant begin = each.begin(from);
            if (begin.isBefore(each.end(end))) {
                Rows found = rows(each, begin, each.end(end));
                end = earlier(end, found.end.isBefore(each.end(end)) ? found.end : end);
                rows.add(found);
            }
        }
        List<Placed> fixes = new ArrayList<>();
        for (Rows each : rows) {
            fixes.addAll(placed(each, earlier(each.end, end)));
        }
        if (rows.size() > 1) {
            fixes.sort(Comparator.comparing(placed -> placed.fix().time()));
        }
        return new FixPieces.Piece(fixes, end);
    }

    /** The first rows of a time, and as far as they are all there are. */
    private Rows rows(Held each, Instant from, Instant end) {
        List<FixReader.Stored> found = store.rows.read(each.device, from, end, most);
        if (found.size() < most) {
            return new Rows(each, from, end, found);
        }
        // Of the last one's time there may be more.
        Instant last = found.getLast().fix().time();
        if (last.isAfter(found.getFirst().fix().time())) {
            return new Rows(each, from, last, found);
        }
        Instant after = last.plusMillis(1);
        return new Rows(each, from, after, store.rows.read(each.device, from, after, Integer.MAX_VALUE));
    }

    private List<Placed> placed(Rows rows, Instant end) {
        if (!rows.from.isBefore(end)) {
            return List.of();
        }
        int count = rows.found.size();
        while (count > 0 && !rows.found.get(count - 1).fix().time().isBefore(end)) {
            count--;
        }
        return store.segments.with(rows.found.subList(0, count), rows.held.device, rows.from, end).stream()
                .map(stored -> new Placed(rows.held.holding.tracker(), stored.fix(), stored.received()))
                .toList();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
