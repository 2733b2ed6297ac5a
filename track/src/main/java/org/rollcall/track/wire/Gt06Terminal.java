package org.rollcall.track.wire;

import org.rollcall.track.TrackerState;

/**
 * What a device of the GT06 family says about itself: the byte "terminal information", the battery, and the alarm.
 * Sources: GT06 1.8.1, 5.3.1; JM-VL03 1.1.2, tables of terminal information and alerts.
 */
final class Gt06Terminal {
    private static final int CHARGING = 0x04;
    private static final int HIGHEST_LEVEL = 6;
    private static final int LOW_LEVEL = 2;

    private Gt06Terminal() {}

    /** Terminal information, battery, signal; alarm and language if there are two more bytes. */
    static void read(ByteReader in, PacketReport report) throws Garbled {
        information(in.u8("the terminal's state"), report);
        level(in.u8("the voltage level"), report);
        report.extra("signal", in.u8("the signal"));
        if (in.left() >= 2) {
            alarm(in.u8("the alarm"), report);
            report.extra("language", in.u8("the language"));
        }
    }

    /** Bit 2 is the charger; the three bits above it are an alarm. */
    static void information(int terminal, PacketReport report) {
        report.extra("terminal", terminal).state(TrackerState.CHARGING, (terminal & CHARGING) != 0);
        switch (terminal >> 3 & 7) {
            case 1 -> report.state(TrackerState.MOVING);
            case 2 -> report.state(TrackerState.POWER_LOST);
            case 3 -> report.state(TrackerState.BATTERY_LOW);
            case 4 -> report.state(TrackerState.SOS);
            // Not in the maker's table; trackers for goods say with it that they were taken off.
            case 7 -> report.state(TrackerState.STRAP_OPEN);
            default -> {}
        }
    }

    /** Six levels, of which the maker calls the second "very low"; makers that write percent write more than six. */
    static void level(int level, PacketReport report) {
        report.extra("voltageLevel", level).state(TrackerState.BATTERY_LOW, level <= LOW_LEVEL);
        if (level > HIGHEST_LEVEL) {
            report.battery(level);
        }
    }

    /** The kinds of alert. */
    static void alarm(int alarm, PacketReport report) {
        report.extra("alarm", alarm);
        switch (alarm) {
            case 0x01 -> report.state(TrackerState.SOS);
            case 0x02, 0x32 -> report.state(TrackerState.POWER_LOST);
            case 0x03, 0x09 -> report.state(TrackerState.MOVING);
            case 0x0E, 0x0F, 0x19 -> report.state(TrackerState.BATTERY_LOW);
            case 0x11 -> report.state(TrackerState.SWITCHED_OFF);
            case 0x13 -> report.state(TrackerState.STRAP_OPEN);
            case 0x15 -> report.state(TrackerState.SWITCHED_OFF).state(TrackerState.BATTERY_LOW);
            case 0x18, 0x25 -> report.state(TrackerState.CASE_OPEN);
            case 0x23 -> report.state(TrackerState.FALL);
            case 0x2C -> report.state(TrackerState.IMPACT);
            default -> {}
        }
    }
}
