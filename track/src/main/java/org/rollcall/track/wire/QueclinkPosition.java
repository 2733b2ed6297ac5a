package org.rollcall.track.wire;

import java.util.ArrayList;
import java.util.List;

/**
 * A position in a message: accuracy (the dilution; 0: no fix now, the last one known), speed in km/h, azimuth, altitude,
 * longitude, latitude and the time in UTC; then the networks. It is found by its form, because what stands before it
 * differs by message, model and firmware. The oldest devices have whether there is a fix first, and the accuracy behind
 * the altitude.
 *
 * @param time where its time stands
 * @param first where it begins
 */
record QueclinkPosition(int time, int first, double latitude, double longitude) {
    private static final int FIELDS = 7;
    private static final int CELL = 4;

    /** All in the message, in order. */
    static List<QueclinkPosition> all(QueclinkFields message) {
        List<QueclinkPosition> found = new ArrayList<>();
        for (int i = message.deviceAt() + FIELDS; i < message.end(); i++) {
            if (isTime(message, i)) {
                found.add(new QueclinkPosition(
                        i,
                        old(message, i) ? i - FIELDS : i - FIELDS + 1,
                        Double.parseDouble(message.text(i - 1)),
                        Double.parseDouble(message.text(i - 2))));
            }
        }
        return found;
    }

    /** A message that was cut off may end within a number, and its last field with it. */
    private static boolean isTime(QueclinkFields message, int index) {
        return message.text(index).matches("\\d{14}")
                && (message.count() != null || index < message.end() - 1)
                && message.text(index - 1).matches("-?\\d{1,2}\\.\\d{1,8}")
                && message.text(index - 2).matches("-?\\d{1,3}\\.\\d{1,8}");
    }

    private static boolean old(QueclinkFields message, int time) {
        return message.deviceAt() == 1
                && message.text(time - 4).contains(".")
                && !message.text(time - 3).contains(".");
    }

    private boolean old() {
        return time - first == FIELDS;
    }

    /** Where it stands whether there is a fix: 0 is none. */
    int fixed() {
        return first;
    }

    /** Where the dilution stands: the same field but in the oldest devices. */
    int accuracy() {
        return old() ? time - 3 : first;
    }

    int speed() {
        return first + 1;
    }

    int azimuth() {
        return first + 2;
    }

    int altitude() {
        return old() ? time - 4 : time - 3;
    }

    /** Where the fields of the networks begin: the access points, if any, then the cell. */
    private int networks() {
        return time + 1;
    }

    /** The field behind the cell: mileage, signal or a mask, by model. */
    int slot(QueclinkFields message) {
        int at = networks();
        boolean points =
                message.text(at).matches("\\d{1,2}") && message.text(at + 1).matches("[0-9A-Fa-f]{12}");
        return at + (points ? 1 + 5 * Integer.parseInt(message.text(at)) : 0) + CELL;
    }
}
