package org.rollcall.track.wire;

import java.util.Locale;
import java.util.Set;
import org.rollcall.track.TrackerState;

/** The alerts of Megastek by their names, which models write with and without blanks. */
final class MegastekAlerts {
    private MegastekAlerts() {}

    /** Adds the state that an alert of this name means; other names mean none. */
    static void add(String name, Set<TrackerState> states) {
        switch (name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "")) {
            case "sos", "help" -> states.add(TrackerState.SOS);
            case "lowbattery" -> states.add(TrackerState.BATTERY_LOW);
            case "beltoff" -> states.add(TrackerState.STRAP_OPEN);
            case "psd" -> states.add(TrackerState.POWER_LOST);
            case "poweroff", "pwoff" -> states.add(TrackerState.SWITCHED_OFF);
            case "fall", "falldown" -> states.add(TrackerState.FALL);
            case "hit" -> states.add(TrackerState.IMPACT);
            case "jamming" -> states.add(TrackerState.JAMMED);
            case "shielding" -> states.add(TrackerState.SHIELDED);
            case "caseopen", "coveropen" -> states.add(TrackerState.CASE_OPEN);
            default -> {}
        }
    }
}
