package org.rollcall.telephony;

/** The call ended for a technical reason; nobody hung up. It must never count against the person. */
public final class LineDied extends CallEnded {
    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Cause {
        /** No media came for {@link LineSettings#deadAfter()}. */
        NO_MEDIA,
        /** The other side never confirmed the answer. */
        NO_CONFIRMATION,
        /** The session was not refreshed in time (RFC 4028). */
        NOT_REFRESHED,
        /** Signalling could not be sent or its dialogue was lost. */
        SIGNALLING,
        /** No media port or other resource was left here. */
        NO_RESOURCES
    }

    private final Cause cause;

    /** Died of this. */
    public LineDied(Cause cause) {
        super("The line died: " + cause);
        this.cause = cause;
    }

    /** What went wrong. */
    public Cause reason() {
        return cause;
    }
}
