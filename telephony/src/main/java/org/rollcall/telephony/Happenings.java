package org.rollcall.telephony;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rollcall.telephony.rtp.Ears;

/** What happens to one call, and the one place its thread waits at: keys, the end, and whatever else was announced. */
final class Happenings implements Ears {
    private static final int MOST_KEYS = 64;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final StringBuilder keys = new StringBuilder();
    private @Nullable Supplier<CallEnded> end;

    @Override
    public void key(char key) {
        lock.lock();
        try {
            if (keys.length() < MOST_KEYS) {
                keys.append(key);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void silentFor(Duration time) {
        end(() -> new LineDied(LineDied.Cause.NO_MEDIA));
    }

    /** Ends the call; the first reason given stays. */
    void end(Supplier<CallEnded> why) {
        lock.lock();
        try {
            if (end == null) {
                end = why;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Wakes the waiting thread to look again. */
    void changed() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean ended() {
        lock.lock();
        try {
            return end != null;
        } finally {
            lock.unlock();
        }
    }

    /** Throws why the call ended, if it did. */
    void requireUp() {
        lock.lock();
        try {
            if (end != null) {
                throw end.get();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the condition holds or the time is over, looking again at least so often; answers whether it holds. */
    boolean await(BooleanSupplier condition, Duration longest, Duration lookEvery) throws InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        lock.lockInterruptibly();
        try {
            while (true) {
                if (end != null) {
                    throw end.get();
                }
                if (condition.getAsBoolean()) {
                    return true;
                }
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                changed.await(Math.min(left, lookEvery.toNanos()), TimeUnit.NANOSECONDS);
            }
        } finally {
            lock.unlock();
        }
    }

    boolean await(BooleanSupplier condition, Duration longest) throws InterruptedException {
        return await(condition, longest, longest);
    }

    /** The first waiting key that would stop this. */
    OptionalInt interruptedBy(BargeIn bargeIn) {
        lock.lock();
        try {
            return keys.chars().filter(k -> bargeIn.by((char) k)).findFirst();
        } finally {
            lock.unlock();
        }
    }

    /** Whether a key waits. */
    boolean hasKey() {
        lock.lock();
        try {
            return !keys.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Takes the first waiting key. Throws IllegalStateException when there is none. */
    char takeKey() {
        lock.lock();
        try {
            if (keys.isEmpty()) {
                throw new IllegalStateException("No key waits.");
            }
            char key = keys.charAt(0);
            keys.deleteCharAt(0);
            return key;
        } finally {
            lock.unlock();
        }
    }

    void forgetKeys() {
        lock.lock();
        try {
            keys.setLength(0);
        } finally {
            lock.unlock();
        }
    }
}
