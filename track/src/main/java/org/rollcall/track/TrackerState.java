package org.rollcall.track;

/**
 * What a tracker says about itself besides where it is. Only what the device itself reports is here: thresholds (how low
 * is low) and consequences belong to the rules.
 */
public enum TrackerState {
    /** The strap is open or cut, or the device says it was taken off. */
    STRAP_OPEN(0),
    /** The case is open. */
    CASE_OPEN(1),
    /** The receiver is covered, as by metal foil. */
    SHIELDED(2),
    /** Radio interference at the cellular or the satellite receiver. */
    JAMMED(3),
    /** The device calls its battery low. */
    BATTERY_LOW(4),
    /** A charger is connected. */
    CHARGING(5),
    /** External power was cut or unplugged. */
    POWER_LOST(6),
    /** The motion sensor reports movement. */
    MOVING(7),
    /** The wearer asked for help. */
    SOS(8),
    /** The device reports a fall or that its wearer lies still. */
    FALL(9),
    /** The device is being switched off. */
    SWITCHED_OFF(10),
    /** The time in the report is none a clock can mean; the fix carries 1970 and its extras what was sent. */
    CLOCK_WRONG(11),
    /** The coordinates in the report are none on Earth; the fix is invalid and its extras carry what was sent. */
    POSITION_WRONG(12),
    /** The device reports an impact. */
    IMPACT(13);

    private final int code;

    TrackerState(int code) {
        this.code = code;
    }

    /** The number (0 to 30) by which this state is stored; it never changes. */
    public int code() {
        return code;
    }

    /** Bits of the states, bit {@link #code()} for each. */
    public static int bits(Iterable<TrackerState> states) {
        int bits = 0;
        for (TrackerState state : states) {
            bits |= 1 << state.code;
        }
        return bits;
    }

    /** The states whose bits are set; bits without a state are ignored. */
    public static java.util.Set<TrackerState> ofBits(int bits) {
        if (bits == 0) {
            return java.util.Set.of();
        }
        var states = java.util.EnumSet.noneOf(TrackerState.class);
        for (TrackerState state : values()) {
            if ((bits & 1 << state.code) != 0) {
                states.add(state);
            }
        }
        return states;
    }
}
