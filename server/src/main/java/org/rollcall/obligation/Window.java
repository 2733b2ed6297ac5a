package org.rollcall.obligation;

import java.time.Instant;

/** The time inside which an obligation can be met: from {@code opens} up to, not including, {@code closes}. */
public record Window(Instant opens, Instant closes) {
    public Window {
        if (!opens.isBefore(closes)) {
            throw new IllegalArgumentException("A window closes after it opens.");
        }
    }

    public boolean contains(Instant at) {
        return !at.isBefore(opens) && at.isBefore(closes);
    }
}
