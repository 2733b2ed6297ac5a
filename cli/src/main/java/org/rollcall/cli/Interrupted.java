package org.rollcall.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Notices Ctrl-C and holds the process until what is open here is closed, so that a report is still printed. */
final class Interrupted implements AutoCloseable {
    private static final int MOST_SECONDS = 20;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread atTheEnd = new Thread(this::hold, "interrupted");

    Interrupted() {
        Runtime.getRuntime().addShutdownHook(atTheEnd);
    }

    /** Whether the process has been asked to end. */
    boolean already() {
        return asked.getCount() == 0;
    }

    private void hold() {
        asked.countDown();
        try {
            // Should closing hang, the process ends all the same.
            var unused = closed.await(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        if (!already()) {
            Runtime.getRuntime().removeShutdownHook(atTheEnd);
        }
    }
}
