package org.rollcall.location.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** How much waits in an entrance, so that it stays bounded: full from a limit on, with room again at half of it. */
final class Room {
    private final int limit;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean full = new AtomicBoolean();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    Room(int limit) {
        this.limit = limit;
    }

    boolean isThere() {
        return !full.get();
    }

    /** Calls back each time there is room after there was none. */
    void onRoom(Runnable listener) {
        listeners.add(listener);
    }

    /** Takes so much in, also what was read before anyone heard that it is full; false beyond twice the limit. */
    boolean take(int weight) {
        if (waiting.get() > 2 * limit) {
            return false;
        }
        if (waiting.addAndGet(weight) >= limit) {
            full.set(true);
        }
        return true;
    }

    /** So much waits no longer. */
    void give(int weight) {
        if (waiting.addAndGet(-weight) <= limit / 2 && full.compareAndSet(true, false)) {
            listeners.forEach(Runnable::run);
        }
    }
}
