package org.rollcall.telephony.sdp;

/** Who sends, seen from the side that wrote the description (RFC 8866, section 6.7). */
public enum Direction {
    SENDRECV("sendrecv", true, true),
    SENDONLY("sendonly", true, false),
    RECVONLY("recvonly", false, true),
    INACTIVE("inactive", false, false);

    private final String attribute;
    private final boolean sends;
    private final boolean receives;

    Direction(String attribute, boolean sends, boolean receives) {
        this.attribute = attribute;
        this.sends = sends;
        this.receives = receives;
    }

    /** The attribute's name. */
    public String attribute() {
        return attribute;
    }

    /** Whether the writer will send. */
    public boolean sends() {
        return sends;
    }

    /** Whether the writer wants to receive. */
    public boolean receives() {
        return receives;
    }

    /** What the other side answers so that it agrees to everything offered. */
    public Direction mirrored() {
        return switch (this) {
            case SENDRECV, INACTIVE -> this;
            case SENDONLY -> RECVONLY;
            case RECVONLY -> SENDONLY;
        };
    }
}
