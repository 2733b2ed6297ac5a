package org.rollcall.face;

/** The weights or sample photographs are not there, cannot be fetched or are not the pinned ones. The message says what to do. */
public final class ModelsUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ModelsUnavailable(String message) {
        super(message);
    }

    ModelsUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
