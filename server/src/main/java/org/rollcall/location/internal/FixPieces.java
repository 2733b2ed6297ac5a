package org.rollcall.location.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.ListIterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.rollcall.location.Placed;

/**
 * A period in pieces, in the order of time. It is read window by window; how long a window is follows from how much the
 * last one held. Two windows can be read at once while the piece before is dealt with, since the database gives a tracker's
 * rows no faster than one of its processes makes them.
 */
final class FixPieces implements Iterator<List<Placed>> {
    /** Of a sealed day all is unpacked; no window reaches beyond its day, so that none is unpacked twice. */
    private static final Duration LONGEST = Duration.ofDays(1);

    /** With fewer fixes the next window may be longer. */
    private static final int FEW = 4_096;

    private final Reading reading;
    private final int atOnce;
    private final Executor executor;
    private final LinkedList<Window> windows = new LinkedList<>();
    private Duration length = LONGEST;
    private List<Placed> ready = List.of();

    /** Reads a window. */
    interface Reading {
        /** Whether there can be anything at any time. */
        boolean hasAny();

        /** All fixes from a time on, as far as they are read at once: up to the end, or less. */
        Piece read(Instant from, Instant end);
    }

    /** @param end up to which these are all there are */
    record Piece(List<Placed> fixes, Instant end) {}

    private record Window(
            Instant from, Instant end, @Nullable FutureTask<Piece> reading) {}

    private FixPieces(Reading reading, int atOnce, Executor executor, Instant from, Instant until) {
        this.reading = reading;
        this.atOnce = atOnce;
        this.executor = executor;
        if (reading.hasAny() && from.isBefore(until)) {
            windows.add(new Window(from, until, null));
        }
    }

    /** Each piece read where and when it is asked for. */
    static FixPieces inTurn(Reading reading, Instant from, Instant until) {
        return new FixPieces(reading, 1, Runnable::run, from, until);
    }

    /** The next pieces read while one is dealt with, the first of them from now on. */
    static FixPieces ahead(Reading reading, Instant from, Instant until) {
        Executor threads = task -> Thread.ofVirtual().name("read-ahead").start(task);
        var pieces = new FixPieces(reading, 2, threads, from, until);
        pieces.begin();
        return pieces;
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && !windows.isEmpty()) {
            begin();
            ready = first();
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
        if (atOnce > 1) {
            begin();
        }
        return piece;
    }

    /** Begins to read the first windows. */
    private void begin() {
        ListIterator<Window> each = windows.listIterator();
        for (int begun = 0; begun < atOnce && each.hasNext(); begun++) {
            Window window = each.next();
            if (window.reading == null) {
                Instant end = earlier(window.end, farthest(window.from));
                var task = new FutureTask<>(() -> reading.read(window.from, end));
                each.set(new Window(window.from, end, task));
                if (end.isBefore(window.end)) {
                    each.add(new Window(end, window.end, null));
                    each.previous();
                }
                executor.execute(task);
            }
        }
    }

    private Instant farthest(Instant from) {
        return earlier(from.plus(length), from.truncatedTo(ChronoUnit.DAYS).plus(LONGEST));
    }

    /** What the first window gave; what it did not reach comes next. */
    private List<Placed> first() {
        Window window = windows.removeFirst();
        Piece piece = read(window);
        if (piece.end.isBefore(window.end)) {
            windows.addFirst(new Window(piece.end, window.end, null));
            length = Duration.between(window.from, piece.end);
        } else if (piece.fixes.size() < FEW) {
            Duration twice = length.multipliedBy(2);
            length = twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
        }
        return piece.fixes;
    }

    private static Piece read(Window window) {
        try {
            return Objects.requireNonNull(window.reading).get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while reading.", e);
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
