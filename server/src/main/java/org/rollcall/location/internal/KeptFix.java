package org.rollcall.location.internal;

import java.time.Instant;
import java.util.Comparator;
import org.rollcall.track.Fix;

/**
 * A fix as it lies in a segment.
 *
 * @param batch the transaction that stored it, under whose root the journal knows it
 * @param received when that was, 1 ms
 */
record KeptFix(Fix fix, long batch, Instant received) {
    /** The order of a segment; fixes of one time stand as they arrived. */
    static final Comparator<KeptFix> ORDER =
            Comparator.comparing((KeptFix kept) -> kept.fix.time()).thenComparingLong(KeptFix::batch);

    KeptFix {
        received = Instant.ofEpochMilli(received.toEpochMilli());
    }
}
