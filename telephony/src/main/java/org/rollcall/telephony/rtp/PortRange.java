package org.rollcall.telephony.rtp;

/** Ports from the first to the last, both included; RTP takes an even port and RTCP the one above it. */
public record PortRange(int first, int last) {
    /** Outside the ephemeral ports of Linux, so that other programs' connections do not take them. */
    public static final PortRange ANY = new PortRange(16_384, 32_766);

    /** Checks the bounds: 1024 to 65535, room for at least one pair. */
    public PortRange {
        if (first < 1_024 || last > 65_535 || last - first < 2) {
            throw new IllegalArgumentException("RTP ports " + first + " to " + last
                    + " are no usable range; give two ports between 1024 and 65535, at least 2 apart.");
        }
    }

    /** How many RTP and RTCP pairs there are. */
    int pairs() {
        return (last - evenFirst() + 1) / 2;
    }

    int pair(int index) {
        return evenFirst() + 2 * index;
    }

    private int evenFirst() {
        return first + (first & 1);
    }
}
