package org.rollcall.track.wire;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a report says behind its last position, which differs by model. Personal trackers (GL200, GL300, GT501) end with the
 * percentage of the battery; asset trackers (GL500M) have errors of the signal, voltage, percentage, mode, motion and
 * temperature; trackers in vehicles mileage, hours, analog inputs, percentage and a status whose first byte is the state.
 * A percentage is read where one of these forms is met, otherwise the fields are only kept.
 *
 * @param battery percent; null when not sent
 * @param satellites null when not sent
 * @param state of ignition and motion, two hexadecimal digits; empty when not sent
 * @param moving whether the motion sensor reports movement
 */
record QueclinkTail(@Nullable Double battery, @Nullable Double satellites, String state, boolean moving) {
    private static final QueclinkTail NOTHING = new QueclinkTail(null, null, "", false);
    /** GL200, GT500, GL500, GL300, GT501, GL50, GL320M, GL500M, GL300M and their successors. */
    private static final Set<String> CARRIED = Set.of(
            "02", "07", "11", "12", "1A", "21", "28", "2C", "2E", "30", "40", "42", "44", "52", "55", "66", "C3", "DE",
            "F5");

    private static final Set<String> GL500 = Set.of("11", "40", "44");
    private static final String GL320M = "C3";
    private static final String GV200 = "04|35";
    private static final String STATE = "(1[126A]|2[12]|4[12])";
    private static final int BEFORE_POSITION_IN_GL500 = 5;
    private static final int MOST_FIELDS_OF_CARRIED = 4;

    static QueclinkTail of(QueclinkFields message, QueclinkPosition last) {
        int slot = last.slot(message);
        boolean gl500 = GL500.contains(message.model()) && last.first() == message.head() + BEFORE_POSITION_IN_GL500;
        if (gl500) {
            return new QueclinkTail(percent(message.text(last.first() - 1)), null, "", false);
        }
        return behind(message, slot);
    }

    /** For reports without a position, and for those whose fields for it are empty. */
    static QueclinkTail withoutPosition(QueclinkFields message) {
        int head = message.head();
        return switch (message.name()) {
            case "GTINF" -> information(message);
            case "GTBAT" -> battery(message.text(head + 2));
            case "GTLBS" -> battery(message.text(head + 2));
            case "GTWIF" -> battery(message.text(message.end() - 1));
            case "GTSTR", "GTCTN" -> GL500.contains(message.model()) ? battery(message.text(head + 4)) : NOTHING;
            // ID, type and number, the seven fields of the position and the four of the cell.
            case "GTFRI", "GTGEO", "GTSPD", "GTSOS", "GTRTL", "GTPNL", "GTNMR", "GTDIS", "GTDOG", "GTIGL" ->
                behind(message, head + 14);
            default -> NOTHING;
        };
    }

    private static QueclinkTail battery(String text) {
        return new QueclinkTail(percent(text), null, "", false);
    }

    /** The state is the first field; personal trackers have the percentage behind the time of the last fix. */
    private static QueclinkTail information(QueclinkFields message) {
        int time = message.head() + 13;
        boolean later = message.text(time + 1).matches("\\d{14}");
        boolean here = message.text(time).isEmpty() || message.text(time).matches("\\d{14}");
        boolean carried = CARRIED.contains(message.model());
        String percent = !carried ? "" : later ? message.text(time + 2) : here ? message.text(time + 1) : "";
        return new QueclinkTail(percent(percent), null, "", false);
    }

    private static QueclinkTail behind(QueclinkFields message, int slot) {
        Double satellites = null;
        int from = slot + 1;
        String mask = message.text(slot);
        if (!CARRIED.contains(message.model()) && mask.matches("[01][0-9A-Fa-f]")) {
            int bits = Integer.parseInt(mask, 16);
            satellites = (bits & 1) == 0 ? null : number(message.text(from));
            // Satellites, the trigger and the state of interference at the receiver.
            from += Integer.bitCount(bits & 0b10011);
        }
        int fields = message.end() - from;
        if (isAsset(message, from)) {
            return new QueclinkTail(
                    percent(message.text(from + 2)),
                    satellites,
                    "",
                    message.text(from + 4).equals("1"));
        }
        if (message.model().equals(GL320M) && message.name().equals("GTERI")) {
            return new QueclinkTail(percent(message.text(from)), satellites, "", false);
        }
        int status = status(message, from);
        if (status > 0) {
            String state = message.text(status).substring(0, 2);
            return new QueclinkTail(percent(message.text(status - 1)), satellites, state, false);
        }
        boolean carried = fields >= 1 && fields <= MOST_FIELDS_OF_CARRIED;
        return new QueclinkTail(carried ? percent(message.text(message.end() - 1)) : null, satellites, "", false);
    }

    private static boolean isAsset(QueclinkFields message, int from) {
        return CARRIED.contains(message.model())
                && message.end() - from >= 6
                && message.text(from).matches("\\d{0,2}")
                && message.text(from + 1).matches("\\d{0,5}")
                && message.text(from + 2).matches("\\d{1,3}")
                && message.text(from + 3).matches("[01]")
                && message.text(from + 4).matches("[01]?");
    }

    /** Where the status of a tracker in a vehicle stands, behind mileage, hours and inputs; 0 when there is none. */
    private static int status(QueclinkFields message, int from) {
        if (message.model().matches(GV200)) {
            return 0;
        }
        for (int i = from + 3; i < Math.min(from + 9, message.end()); i++) {
            if (message.text(i).matches(STATE + "([0-9A-Fa-f]{4}|[0-9A-Fa-f]{8})?") && isLevel(message.text(i - 1))) {
                return i;
            }
        }
        return 0;
    }

    private static boolean isLevel(String text) {
        return text.isEmpty() || percent(text) != null;
    }

    private static @Nullable Double percent(String text) {
        return text.matches("\\d{1,3}") && Integer.parseInt(text) <= 100 ? Double.valueOf(text) : null;
    }

    private static @Nullable Double number(String text) {
        return text.matches("\\d{1,2}") ? Double.valueOf(text) : null;
    }
}
