package org.rollcall.location.internal;

import java.util.List;
import java.util.function.Consumer;
import org.rollcall.track.Fix;

/**
 * What one frame brought.
 *
 * @param deviceNumber who says it sent it
 * @param done told once, from a thread of the store: only {@link Fate#STORED} may be acknowledged
 */
record Arrival(String deviceNumber, String protocol, List<Fix> fixes, Consumer<Fate> done) {
    /** What became of it. */
    enum Fate {
        /** All fixes are durable. */
        STORED,
        /** They were not taken: the device may try again later. */
        REFUSED,
        /** Nor would they be later: they fit nothing that is kept. */
        IMPOSSIBLE
    }
}
