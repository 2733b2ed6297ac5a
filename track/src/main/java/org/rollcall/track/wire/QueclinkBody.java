package org.rollcall.track.wire;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollcall.track.Extras;
import org.rollcall.track.Fix;
import org.rollcall.track.TrackerState;

/**
 * What a binary report says behind the device. A position is accuracy (0: the last one known), speed (km/h in two bytes
 * and tenths in a third), azimuth, altitude, longitude and latitude in millionths of a degree, and the time in UTC. It is
 * found by its form, because the fields before it differ by model, message and mask: none of its values may be out of its
 * range. The bytes around it are kept.
 */
final class QueclinkBody {
    private static final int POSITION = 23;
    private static final int CELL = 8;
    private static final double MILLIONTH = 1e-6;
    private static final int MOST_DILUTION = 50;
    private static final int FASTEST = 1000;
    private static final int FULL_CIRCLE = 360;
    private static final Instant FIRST = Instant.parse("2005-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");

    private final String name;
    private final Extras.Builder extras;
    private final Set<TrackerState> states = EnumSet.noneOf(TrackerState.class);
    private @Nullable Double battery;
    private int satellites = -1;

    QueclinkBody(String name, Extras.Builder extras) {
        this.name = name;
        this.extras = extras;
    }

    /** Percentage of the battery, voltage of the power, state of ignition and motion, satellites. */
    void readHead(ByteReader in) throws Garbled {
        int percent = in.u8("the battery");
        battery = percent <= 100 ? (double) percent : null;
        extras.put("power", in.u16("the power"));
        String motion = in.hex(1, "the motion");
        extras.put("motion", motion);
        if (QueclinkStates.moves(motion)) {
            states.add(TrackerState.MOVING);
        }
        satellites = in.u8("the satellites");
    }

    boolean hasHead() {
        return satellites >= 0;
    }

    void states(Set<TrackerState> added) {
        states.addAll(added);
    }

    Set<TrackerState> states() {
        return states;
    }

    @Nullable
    Double battery() {
        return battery;
    }

    /** All positions; what stands between them is kept with the last. */
    List<Fix> positions(ByteReader in) throws Garbled {
        List<Fix.Builder> found = new ArrayList<>();
        StringBuilder around = new StringBuilder();
        while (in.left() > 0) {
            Fix.Builder fix = in.left() < POSITION ? null : position(in.ahead(POSITION));
            if (fix == null) {
                around.append(in.hex(1, "the content"));
                continue;
            }
            in.hex(POSITION, "the position");
            if (in.left() >= CELL) {
                fix.extra("cell", in.hex(CELL, "the cell"));
            }
            found.add(fix);
        }
        if (!around.isEmpty()) {
            extras.put("content", around.toString());
        }
        return finished(found);
    }

    private static Fix.@Nullable Builder position(ByteReader in) throws Garbled {
        int accuracy = in.u8("the accuracy");
        int speed = in.u16("the speed");
        int tenths = in.u8("the speed");
        int azimuth = in.u16("the azimuth");
        int altitude = in.i16("the altitude");
        double longitude = in.i32("the longitude") * MILLIONTH;
        double latitude = in.i32("the latitude") * MILLIONTH;
        Instant time = QueclinkBinary.time(in);
        boolean inRange = accuracy <= MOST_DILUTION
                && speed < FASTEST
                && tenths < 10
                && azimuth <= FULL_CIRCLE
                && Math.abs(longitude) <= 180
                && Math.abs(latitude) <= 90;
        if (!inRange || time == null || time.isBefore(FIRST) || time.isAfter(LAST)) {
            return null;
        }
        Fix.Builder fix = Fix.at(time, latitude, longitude)
                .valid(accuracy > 0)
                .speed((speed + tenths / 10.0) / 3.6)
                .course(azimuth)
                .altitude(altitude);
        return accuracy > 0 ? fix.dop(accuracy) : fix;
    }

    /**
     * A position each second: the first whole, the others as differences, each with two bits before it that say which;
     * anything else is a byte that stands for a second without a position.
     */
    List<Fix> compressed(ByteReader in) throws Garbled {
        int number = in.u16("the number of positions");
        List<Fix.Builder> found = new ArrayList<>();
        Instant time = null;
        int speed = 0;
        int azimuth = 0;
        int longitude = 0;
        int latitude = 0;
        for (int i = 0; i < number; i++) {
            time = time == null ? null : time.plusSeconds(1);
            int kind = in.ahead(1).u8("the kind of position") >> 6;
            if (kind == 1) {
                long bits = in.unsigned(3, "speed and azimuth");
                speed = (int) (bits >> 9 & 0xFFF);
                azimuth = (int) (bits & 0x1FF);
                longitude = in.i32("the longitude");
                latitude = in.i32("the latitude");
                time = time == null ? Instant.ofEpochSecond(in.u32("the time")) : time;
            } else if (kind == 2 && time != null) {
                long bits = in.unsigned(5, "the differences");
                speed += signed(bits >> 30, 7);
                azimuth += signed(bits >> 23, 7);
                longitude += signed(bits >> 11, 12);
                latitude += signed(bits, 11);
            } else {
                in.u8("the kind of position");
                continue;
            }
            found.add(Fix.at(time, latitude * MILLIONTH, longitude * MILLIONTH)
                    .speed(speed / 36.0)
                    .course(Math.floorMod(azimuth, FULL_CIRCLE)));
        }
        if (in.left() > 0) {
            extras.put("content", in.hex(in.left(), "the content"));
        }
        return finished(found);
    }

    private static int signed(long bits, int width) {
        return (int) (bits << Long.SIZE - width >> Long.SIZE - width);
    }

    private List<Fix> finished(List<Fix.Builder> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        found.forEach(fix -> fix.extra("message", name));
        Fix.Builder last = found.getLast().states(states).extras(extras.build());
        if (battery != null) {
            last.battery(battery);
        }
        if (satellites >= 0) {
            last.satellites(satellites);
        }
        return found.stream().map(Fix.Builder::build).toList();
    }
}
