package org.rollcall.location.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.rollcall.equipment.Holding;
import org.rollcall.location.Placed;

/**
 * What someone's trackers reported in a period, in the order of the fixes' time, a piece at a time: as many rows as one COPY
 * gives, with what is sealed of the time they cover. A day that is sealed between two pieces is found where it then lies.
 */
final class FixPieces implements Iterator<List<Placed>> {
    /** How many rows of a tracker one piece has. */
    private static final int ROWS = 8_192;

    /** The longest time of a piece: that many sealed days are unpacked at once. */
    private static final Duration LONGEST = Duration.ofDays(2);

    private final int most;
    private final Store store;
    private final List<Held> held;
    private final Instant until;
    private Instant at;
    private List<Placed> ready = List.of();

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

    FixPieces(Store store, List<Holding> holdings, Instant from, Instant until) {
        this(ROWS, store, holdings, from, until);
    }

    /** @param most how many rows of a tracker one piece has; where more are of one time, that many */
    FixPieces(int most, Store store, List<Holding> holdings, Instant from, Instant until) {
        this.most = most;
        this.store = store;
        this.held = holdings.stream().flatMap(holding -> held(store, holding)).toList();
        this.at = from;
        this.until = until;
    }

    private static Stream<Held> held(Store store, Holding holding) {
        Integer device = store.devices.key(holding.tracker().value());
        return device == null ? Stream.empty() : Stream.of(new Held(holding, device));
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && !held.isEmpty() && at.isBefore(until)) {
            ready = piece();
        }
        return !ready.isEmpty();
    }

    @Override
    public List<Placed> next() {
        if (!hasNext()) {
            throw new NoSuchElementException("The period is over.");
        }
        List<Placed> piece = ready;
        ready = List.of();
        return piece;
    }

    private List<Placed> piece() {
        Instant begin = at;
        Instant end = earlier(begin.plus(LONGEST), until);
        List<Rows> rows = new ArrayList<>();
        for (Held each : held) {
            Instant from = each.begin(begin);
            if (from.isBefore(each.end(end))) {
                Rows found = rows(each, from, each.end(end));
                end = earlier(end, found.end);
                rows.add(found);
            }
        }
        at = end;
        List<Placed> piece = new ArrayList<>();
        for (Rows each : rows) {
            piece.addAll(placed(each, earlier(each.end, end)));
        }
        if (rows.size() > 1) {
            piece.sort(Comparator.comparing(placed -> placed.fix().time()));
        }
        return piece;
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
