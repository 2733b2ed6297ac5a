package org.rollcall.identity;

/** No comparison can be made now, for a technical reason that is never the participant's. The message says what to do. */
public final class ComparisonUnavailable extends RuntimeException {
    public ComparisonUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    public ComparisonUnavailable(String message) {
        super(message);
    }
}
