package org.rollcall.track.wire;

import java.util.EnumSet;
import java.util.Set;
import org.rollcall.track.Extras;
import org.rollcall.track.TrackerState;

/** What messages of the @Track protocol mean by their name and their first fields. */
final class QueclinkStates {
    private static final String GT501 = "42";

    private QueclinkStates() {}

    static Set<TrackerState> of(QueclinkFields message, QueclinkTail tail) {
        Set<TrackerState> states = EnumSet.noneOf(TrackerState.class);
        add(states, TrackerState.MOVING, tail.moving() || moves(tail.state()));
        String first = message.text(message.head());
        String second = message.text(message.head() + 1);
        switch (message.name()) {
            case "GTSOS" -> states.add(TrackerState.SOS);
            case "GTBPL" -> states.add(TrackerState.BATTERY_LOW);
            case "GTBTC" -> states.add(TrackerState.CHARGING);
            case "GTPFA" -> states.add(TrackerState.SWITCHED_OFF);
            case "GTEPF", "GTMPF" -> states.add(TrackerState.POWER_LOST);
            case "GTCRA" -> states.add(TrackerState.IMPACT);
            case "GTTOW" -> states.add(TrackerState.MOVING);
            case "GTJDR" -> states.add(TrackerState.JAMMED);
            // 1: out of the jamming, 2: in it.
            case "GTJDS" -> add(states, TrackerState.JAMMED, first.equals("2"));
            // Models with a vehicle's number have it before the state.
            case "GTSTT" -> add(states, TrackerState.MOVING, moves(first.isEmpty() ? second : first));
            // The battery kit's own motion sensor: 0 rest, 1 movement, 3 not known yet.
            case "GTOMS", "GTNMR" -> add(states, TrackerState.MOVING, second.equals("1"));
            case "GTFRI" -> scheduled(states, message, second);
            case "GTINF" -> information(states, message, first.isEmpty() ? second : first);
            case "GTBAT" ->
                add(
                        states,
                        TrackerState.CHARGING,
                        message.text(message.head() + 4).equals("1"));
            default -> {}
        }
        return states;
    }

    /** GT501: bit 0 of the type is motion, bit 1 the charger. */
    private static void scheduled(Set<TrackerState> states, QueclinkFields message, String type) {
        if (message.model().equals(GT501) && type.matches("[0-3]")) {
            add(states, TrackerState.MOVING, (Integer.parseInt(type) & 1) != 0);
            add(states, TrackerState.CHARGING, (Integer.parseInt(type) & 2) != 0);
        }
    }

    /** Whether it charges stands behind the voltage of the battery. */
    private static void information(Set<TrackerState> states, QueclinkFields message, String state) {
        add(states, TrackerState.MOVING, moves(state));
        for (int i = message.head() + 6; i < message.head() + 10; i++) {
            if (message.text(i).matches("\\d\\.\\d{1,2}")) {
                add(states, TrackerState.CHARGING, message.text(i + 1).equals("1"));
                return;
            }
        }
    }

    /** The inputs of the battery kit. What is wired to them, a lid or a strap, only who wired it knows. */
    static void inputs(QueclinkFields message, Extras.Builder extras) {
        String state = message.text(message.head() + 1);
        if (message.name().matches("GT[LT]SW") && state.matches("[01]")) {
            extras.put(message.name().equals("GTLSW") ? "input1" : "input2", Integer.parseInt(state));
        }
    }

    /** 12, 22 and 42: moving, with the ignition off, on and without one; 16 and 1A: towed, and perhaps towed. */
    static boolean moves(String state) {
        return state.matches("[124]2|1[6Aa]");
    }

    private static void add(Set<TrackerState> states, TrackerState state, boolean reported) {
        if (reported) {
            states.add(state);
        }
    }
}
