package org.rollcall.location;

import java.time.Instant;
import java.util.List;

/** The devices that report and are not in the stock. */
public interface UnknownDevices {
    /**
     * One of them.
     *
     * @param fixes how many of its fixes are kept apart
     * @param beginning what it said first, to tell whose it is: each a fix as {@link org.rollcall.track.FixJson} writes it
     */
    record Seen(String deviceNumber, String protocol, Instant first, Instant last, int fixes, List<String> beginning) {
        /** Copies the list. */
        public Seen {
            beginning = List.copyOf(beginning);
        }
    }

    /** Those not in the stock now, the latest first. */
    List<Seen> seen(int most);
}
