package org.rollcall.track.wire;

import java.util.Map;
import org.rollcall.track.Fix;
import org.rollcall.track.TrackerState;

/**
 * What some numbered elements mean. Source: Teltonika's public "AVL ID" tables of the FMB, TAT and TMT families. Every
 * element is also kept as an extra named {@code io} and its number; elements not listed here are only kept.
 */
final class TeltonikaElements {
    static final int BATTERY_PERCENT = 113;
    static final int CHARGER = 116;
    static final int HDOP = 182;
    static final int ALARM_BUTTON = 236;
    static final int MOVEMENT = 240;
    static final int MAN_DOWN = 242;
    static final int CRASH = 247;
    static final int JAMMING = 249;
    static final int UNPLUG = 252;
    static final int GNSS_JAMMING = 318;

    /** Elements that are sent with more bytes than their value needs, and how many. */
    private static final Map<Integer, Integer> WIDTHS =
            Map.of(9, 2, 16, 4, 17, 2, 18, 2, 19, 2, 24, 2, 66, 2, 67, 2, 68, 2, HDOP, 2);

    private static final Map<Integer, TrackerState> WHEN_ONE = Map.of(
            CHARGER, TrackerState.CHARGING,
            ALARM_BUTTON, TrackerState.SOS,
            MOVEMENT, TrackerState.MOVING,
            MAN_DOWN, TrackerState.FALL,
            JAMMING, TrackerState.JAMMED,
            UNPLUG, TrackerState.POWER_LOST);

    private TeltonikaElements() {}

    /** Applies one element to the fix it came with. The value is unsigned unless it has eight bytes. */
    static void apply(int element, long value, Map<Integer, TrackerState> wired, Fix.Builder fix) {
        switch (element) {
            case BATTERY_PERCENT -> fix.battery(value);
            case HDOP -> fix.dop(value / 10.0);
            case CRASH -> fix.state(TrackerState.IMPACT, value > 0);
            case GNSS_JAMMING -> fix.state(TrackerState.JAMMED, value == 2);
            default -> {
                TrackerState state = wired.getOrDefault(element, WHEN_ONE.get(element));
                if (state != null && value == 1) {
                    fix.state(state);
                }
            }
        }
    }

    static int leastWidth(int element) {
        return WIDTHS.getOrDefault(element, 1);
    }

    static Map<Integer, TrackerState> whenOne() {
        return WHEN_ONE;
    }
}
