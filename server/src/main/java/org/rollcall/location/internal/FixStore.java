package org.rollcall.location.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.rollcall.journal.Journal;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The way straight into the store. */
@Component
class FixStore implements FixEntrance, SmartLifecycle, StoreLane.StoreListener {
    /** Below the gateway's and the web server's: the store starts before those who bring fixes and stops after them. */
    static final int PHASE = 1_000;

    private static final long LONGEST_STOP_MILLIS = 8_000;

    private final List<StoreLane> lanes = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Room room;
    private final Clock clock;
    private final GatewayOutages outages;
    private final List<Runnable> storedListeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable Instant failing;
    private volatile boolean running;

    FixStore(
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            Journal journal,
            Clock clock,
            TrackerSettings settings,
            Devices devices,
            Days days,
            FixTable table,
            UnknownTrackers unknown,
            GatewayOutages outages) {
        this.room = new Room(settings.waiting());
        this.clock = clock;
        this.outages = outages;
        for (int i = 0; i < settings.lanes(); i++) {
            var writer = new BatchWriter(jdbc, transaction, journal, clock, settings, devices, days, table);
            lanes.add(new StoreLane(writer, unknown, this));
        }
    }

    @Override
    public boolean hasRoom() {
        return room.isThere();
    }

    @Override
    public void onRoom(Runnable listener) {
        room.onRoom(listener);
    }

    /** Calls back, from a thread of the store, after each commit. */
    void onStored(Runnable listener) {
        storedListeners.add(listener);
    }

    @Override
    public void submit(Arrival arrival) {
        if (!running || !room.take(StoreLane.weight(arrival))) {
            arrival.done().accept(Arrival.Fate.REFUSED);
            return;
        }
        lanes.get(Math.floorMod(arrival.deviceNumber().hashCode(), lanes.size()))
                .add(arrival);
    }

    @Override
    public void settled(int weight) {
        room.give(weight);
    }

    @Override
    public void stored() {
        Instant since = failing;
        if (since != null) {
            failing = null;
            outages.ended(since, "The tracker gateway could not store what trackers sent.");
        }
        storedListeners.forEach(Runnable::run);
    }

    @Override
    public void failed() {
        if (failing == null) {
            failing = clock.instant();
        }
    }

    @Override
    public void start() {
        running = true;
        threads.clear();
        for (StoreLane lane : lanes) {
            lane.open();
            threads.add(Thread.ofPlatform()
                    .name("fix-store-" + threads.size())
                    .daemon()
                    .start(lane));
        }
    }

    @Override
    public void stop() {
        running = false;
        lanes.forEach(StoreLane::stop);
        for (Thread thread : threads) {
            try {
                thread.join(LONGEST_STOP_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
