package org.rollcall.location.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.rollcall.equipment.Holding;
import org.rollcall.equipment.TrackerId;
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

    /**
     * @param sealed read after the rows, so that a day that is sealed in between is in both
     * @param end up to which these are all there are
     */
    private record Found(Held held, Instant end, List<FixReader.Stored> rows, List<FixReader.Stored> sealed) {}

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
        List<Found> found = new ArrayList<>();
        for (Held each : held) {
            Instant begin = each.begin(from);
            Instant last = each.end(end);
            if (begin.isBefore(last)) {
                Found its = found(each, begin, last);
                end = its.end.isBefore(last) ? its.end : end;
                found.add(its);
            }
        }
        List<Placed> fixes = new ArrayList<>();
        for (Found each : found) {
            placed(each, end, fixes);
        }
        if (found.size() > 1) {
            fixes.sort(Comparator.comparing(placed -> placed.fix().time()));
        }
        return new FixPieces.Piece(fixes, end);
    }

    /** The first fixes of a time, and as far as they are all there are. */
    private Found found(Held each, Instant from, Instant until) {
        List<FixReader.Stored> rows = store.rows.read(each.device, from, until, most);
        Instant end = until;
        if (rows.size() >= most) {
            // Of the last one's time there may be more.
            Instant last = rows.getLast().fix().time();
            if (last.isAfter(rows.getFirst().fix().time())) {
                end = last;
            } else {
                end = last.plusMillis(1);
                rows = store.rows.read(each.device, from, end, Integer.MAX_VALUE);
            }
        }
        Segments.Sealed sealed = store.segments.first(each.device, from, end);
        return new Found(each, sealed.end(), rows, sealed.found());
    }

    private static void placed(Found found, Instant end, List<Placed> placed) {
        TrackerId tracker = found.held.holding.tracker();
        for (FixReader.Stored stored : Segments.merged(before(end, found.rows), before(end, found.sealed))) {
            placed.add(new Placed(tracker, stored.fix(), stored.received()));
        }
    }

    private static List<FixReader.Stored> before(Instant end, List<FixReader.Stored> inOrder) {
        int count = inOrder.size();
        while (count > 0 && !inOrder.get(count - 1).fix().time().isBefore(end)) {
            count--;
        }
        return inOrder.subList(0, count);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
