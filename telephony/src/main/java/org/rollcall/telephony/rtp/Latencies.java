package org.rollcall.telephony.rtp;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** Counts of durations in buckets of a tenth of a millisecond up to a second; fixed size, any number of threads. */
public final class Latencies {
    private static final long BUCKET_NANOS = 100_000;
    private static final int BUCKETS = 10_000;

    private final AtomicLongArray counts = new AtomicLongArray(BUCKETS + 1);
    private final AtomicLong total = new AtomicLong();

    Latencies() {}

    void record(long nanos) {
        counts.incrementAndGet((int) Math.clamp(nanos / BUCKET_NANOS, 0, BUCKETS));
        total.incrementAndGet();
    }

    /** How many durations were counted. */
    public long count() {
        return total.get();
    }

    /** The duration below which this fraction (0 to 1) of all lies; zero when nothing was counted. */
    public Duration quantile(double fraction) {
        long wanted = (long) Math.ceil(total.get() * fraction);
        long seen = 0;
        for (int i = 0; i <= BUCKETS; i++) {
            seen += counts.get(i);
            if (seen >= wanted && seen > 0) {
                return Duration.ofNanos((i + 1) * BUCKET_NANOS);
            }
        }
        return Duration.ZERO;
    }
}
