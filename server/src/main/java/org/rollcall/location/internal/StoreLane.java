package org.rollcall.location.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;

/**
 * A thread that stores what has arrived since its last commit, all at once: the longer a commit takes, the more it
 * carries. While the database cannot be reached it keeps what it has and tries again.
 */
final class StoreLane implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(StoreLane.class);
    private static final int MOST_A_BATCH = 8_000;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;
    private static final long PATIENCE_NANOS = 4_000_000;
    private static final long LOOK_NANOS = 200_000;

    private final LinkedBlockingQueue<Arrival> queue = new LinkedBlockingQueue<>();
    private final BatchWriter writer;
    private final UnknownTrackers unknown;
    private final StoreListener listener;
    private volatile boolean stopping;
    private int lastTime;

    /** What the lane tells the store. */
    interface StoreListener {
        void settled(int weight);

        void stored();

        void failed();
    }

    StoreLane(BatchWriter writer, UnknownTrackers unknown, StoreListener listener) {
        this.writer = writer;
        this.unknown = unknown;
        this.listener = listener;
    }

    void add(Arrival arrival) {
        queue.add(arrival);
    }

    /** Takes up its work, again after a stop too. */
    void open() {
        stopping = false;
    }

    /** Stores what is waiting, then ends. */
    void stop() {
        stopping = true;
    }

    static int weight(Arrival arrival) {
        return arrival.fixes().size() + 1;
    }

    @Override
    public void run() {
        try {
            while (!stopping || !queue.isEmpty()) {
                Arrival first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    store(collect(first));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        queue.forEach(arrival -> settle(arrival, Arrival.Fate.REFUSED));
    }

    private List<Arrival> collect(Arrival first) {
        awaitAsManyAsLastTime();
        List<Arrival> batch = new ArrayList<>();
        int weight = weight(first);
        batch.add(first);
        Arrival next = queue.peek();
        while (next != null && weight + weight(next) <= MOST_A_BATCH) {
            batch.add(queue.remove());
            weight += weight(next);
            next = queue.peek();
        }
        lastTime = batch.size();
        return batch;
    }

    /**
     * Trackers that were just answered send on at once, and a commit costs much the same for one fix as for a hundred: a
     * moment's patience makes one commit of what would be five.
     */
    private void awaitAsManyAsLastTime() {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (queue.size() + 1 < lastTime && !stopping && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private void store(List<Arrival> batch) throws InterruptedException {
        long pause = 50;
        while (true) {
            try {
                List<Arrival> strangers = writer.write(batch);
                Set<Arrival> kept = strangers.isEmpty() ? Set.of() : unknown.keep(strangers);
                listener.stored();
                Set<Arrival> refused = new java.util.HashSet<>(strangers);
                refused.removeAll(kept);
                batch.forEach(arrival ->
                        settle(arrival, refused.contains(arrival) ? Arrival.Fate.IMPOSSIBLE : Arrival.Fate.STORED));
                return;
            } catch (RuntimeException e) {
                if (isAboutTheData(e)) {
                    storeApart(batch, e);
                    return;
                }
                listener.failed();
                LOG.warn("Fixes could not be stored; trying again: {}", e.toString());
                if (stopping) {
                    batch.forEach(arrival -> settle(arrival, Arrival.Fate.REFUSED));
                    return;
                }
                Thread.sleep(pause);
                pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
            }
        }
    }

    private static boolean isAboutTheData(RuntimeException e) {
        return e instanceof NonTransientDataAccessException && !(e instanceof NonTransientDataAccessResourceException);
    }

    /** One arrival that cannot be stored must not keep the others out. */
    private void storeApart(List<Arrival> batch, RuntimeException e) throws InterruptedException {
        if (batch.size() == 1) {
            LOG.error("A report could not be stored and was refused.", e);
            settle(batch.getFirst(), Arrival.Fate.IMPOSSIBLE);
            return;
        }
        int half = batch.size() / 2;
        store(batch.subList(0, half));
        store(batch.subList(half, batch.size()));
    }

    private void settle(Arrival arrival, Arrival.Fate fate) {
        listener.settled(weight(arrival));
        try {
            arrival.done().accept(fate);
        } catch (RuntimeException e) {
            LOG.warn("An answer could not be given: {}", e.toString());
        }
    }
}
