package org.rollcall.track.wire;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollcall.track.Extras;
import org.rollcall.track.Fix;
import org.rollcall.track.TrackerState;

/** What one packet says, gathered while it is read: a fix when it has a time and a place, otherwise a status. */
final class PacketReport {
    private final Extras.Builder extras = Extras.builder();
    private final Set<TrackerState> states = EnumSet.noneOf(TrackerState.class);
    private @Nullable Instant time;
    private @Nullable Double latitude;
    private @Nullable Double longitude;
    private boolean valid;
    private @Nullable Double speed;
    private @Nullable Double course;
    private @Nullable Double altitude;
    private @Nullable Double dop;
    private @Nullable Integer satellites;
    private @Nullable Double battery;

    /** When the device measured; null when it did not know. */
    PacketReport time(@Nullable Instant measured) {
        time = measured;
        return this;
    }

    /** When the report was made, for one that has no position's time. */
    PacketReport statusTime(Instant made) {
        if (time == null) {
            time = made;
        }
        return this;
    }

    PacketReport place(double north, double east, boolean fixed) {
        latitude = north;
        longitude = east;
        valid = fixed;
        return this;
    }

    PacketReport speed(double metresPerSecond) {
        speed = metresPerSecond;
        return this;
    }

    PacketReport course(double degrees) {
        course = degrees;
        return this;
    }

    PacketReport altitude(double metres) {
        altitude = metres;
        return this;
    }

    PacketReport dop(double value) {
        dop = value;
        return this;
    }

    PacketReport satellites(int number) {
        satellites = number;
        return this;
    }

    /** Percent; anything above 100 is not one and left out, so the caller keeps what was sent in the extras. */
    PacketReport battery(double percent) {
        if (percent >= 0 && percent <= 100) {
            battery = percent;
        }
        return this;
    }

    PacketReport state(TrackerState state) {
        states.add(state);
        return this;
    }

    PacketReport state(TrackerState state, boolean reported) {
        return reported ? state(state) : this;
    }

    PacketReport extra(String name, long value) {
        extras.put(name, value);
        return this;
    }

    PacketReport extra(String name, String value) {
        extras.put(name, value);
        return this;
    }

    /** The fix, when the packet had a time and a place; otherwise null. */
    @Nullable
    Fix fix() {
        if (time == null || latitude == null || longitude == null) {
            return null;
        }
        Fix.Builder fix = Fix.at(time, latitude, longitude).valid(valid).states(states);
        if (speed != null) {
            fix.speed(speed);
        }
        if (course != null) {
            fix.course(course);
        }
        if (altitude != null) {
            fix.altitude(altitude);
        }
        if (dop != null) {
            fix.dop(dop);
        }
        if (satellites != null) {
            fix.satellites(satellites);
        }
        if (battery != null) {
            fix.battery(battery);
        }
        return fix.extras(extras.build()).build();
    }

    /** The fix of a packet that had a place; without a time it has a wrong one, so that what it says of states is not lost. */
    Fix placedFix() {
        if (time == null) {
            time(Instant.EPOCH).state(TrackerState.CLOCK_WRONG);
        }
        return Objects.requireNonNull(fix());
    }

    /** The fix or, without a time or a place, the status in whose extras stand the measurements that were sent. */
    Frame frame(String device, Reply reply) {
        Fix fix = fix();
        if (fix != null) {
            return new Frame.Fixes(device, List.of(fix), reply);
        }
        measurement("latitude", latitude);
        measurement("longitude", longitude);
        measurement("speed", speed);
        measurement("course", course);
        measurement("altitude", altitude);
        measurement("dop", dop);
        if (satellites != null) {
            extras.put("satellites", satellites);
        }
        return new Frame.Status(device, time, battery, states, extras.build(), reply);
    }

    private void measurement(String name, @Nullable Double value) {
        if (value != null) {
            extras.put(name, value.toString());
        }
    }
}
