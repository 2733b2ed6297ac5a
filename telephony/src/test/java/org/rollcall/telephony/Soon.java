package org.rollcall.telephony;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for what other threads bring about. */
final class Soon {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private Soon() {}

    /** Returns as soon as this holds; throws its last AssertionError when it does not within ten seconds. */
    static void holds(Runnable assertion) {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (true) {
            try {
                assertion.run();
                return;
            } catch (AssertionError notYet) {
                if (System.nanoTime() > deadline) {
                    throw notYet;
                }
                LockSupport.parkNanos(5_000_000);
            }
        }
    }
}
