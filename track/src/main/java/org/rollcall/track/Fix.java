package org.rollcall.track;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One position report of a tracker. Values are kept at the resolution given here, finer than any tracker sends; two fixes
 * with the same values are equal, and storing and reading back loses nothing.
 *
 * @param time when the tracker measured, by its own clock; 1 ms; 1970 to 9999
 * @param latitude degrees north, WGS 84, 1e-7, -90 to 90
 * @param longitude degrees east, WGS 84, 1e-7, -180 to 180
 * @param valid whether the receiver had a position then; if not, the coordinates are the last it knew, or 0, 0
 * @param speed m/s, 0.001; null when not sent
 * @param course degrees clockwise from north, 0.01, 0 up to 360 exclusive; null when not sent
 * @param altitude metres above the ellipsoid or the sea, as the device has it, 0.01; null when not sent
 * @param accuracy radius in metres, 0.01, as the device estimates it; null when not sent
 * @param dop horizontal dilution of precision, 0.01; null when not sent
 * @param satellites number in use; null when not sent
 * @param battery percent, 0 to 100, 0.1; null when not sent
 * @param states what the device says about itself
 * @param extras the raw elements of the report
 */
public record Fix(
        Instant time,
        double latitude,
        double longitude,
        boolean valid,
        @Nullable Double speed,
        @Nullable Double course,
        @Nullable Double altitude,
        @Nullable Double accuracy,
        @Nullable Double dop,
        @Nullable Integer satellites,
        @Nullable Double battery,
        Set<TrackerState> states,
        Extras extras) {

    /** The latest time a fix can carry. */
    public static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    /** Rounds to the resolutions above. Throws IllegalArgumentException for a value out of its range. */
    public Fix {
        if (time.isBefore(Instant.EPOCH) || time.isAfter(LATEST)) {
            throw new IllegalArgumentException("a fix's time lies between 1970 and 9999, not " + time);
        }
        time = Instant.ofEpochMilli(time.toEpochMilli());
        latitude = Field.LATITUDE.kept(latitude);
        longitude = Field.LONGITUDE.kept(longitude);
        speed = Field.SPEED.kept(speed);
        course = Field.COURSE.kept(course);
        altitude = Field.ALTITUDE.kept(altitude);
        accuracy = Field.ACCURACY.kept(accuracy);
        dop = Field.DOP.kept(dop);
        battery = Field.BATTERY.kept(battery);
        if (satellites != null && (satellites < 0 || satellites > 255)) {
            throw new IllegalArgumentException("satellites are 0 to 255, not " + satellites);
        }
        states = states.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(states));
    }

    /** A valid fix with nothing but time and place; {@link Builder} adds the rest. */
    public static Builder at(Instant time, double latitude, double longitude) {
        return new Builder(time, latitude, longitude);
    }

    /** Latitude in 1e-7 degrees. */
    public int latitudeE7() {
        return (int) Math.round(latitude * 1e7);
    }

    /** Longitude in 1e-7 degrees. */
    public int longitudeE7() {
        return (int) Math.round(longitude * 1e7);
    }

    /** Whether the device reports this state. */
    public boolean has(TrackerState state) {
        return states.contains(state);
    }

    /** A builder with the values of this fix. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /**
     * Builds a fix from what a device sent. Values out of their range, which some devices send for "unknown", are left
     * out of the fix and kept in the extras under the field's name with ".sent" appended.
     */
    public static final class Builder {
        private Instant time;
        private double latitude;
        private double longitude;
        private boolean valid = true;
        private @Nullable Double speed;
        private @Nullable Double course;
        private @Nullable Double altitude;
        private @Nullable Double accuracy;
        private @Nullable Double dop;
        private @Nullable Integer satellites;
        private @Nullable Double battery;
        private final Set<TrackerState> states = EnumSet.noneOf(TrackerState.class);
        private final Extras.Builder extras = Extras.builder();

        private Builder(Instant time, double latitude, double longitude) {
            this.time = time;
            this.latitude = latitude;
            this.longitude = longitude;
            if (time.isBefore(Instant.EPOCH) || time.isAfter(LATEST)) {
                this.time = Instant.EPOCH;
                states.add(TrackerState.CLOCK_WRONG);
                extras.put("time.sent", time.toString());
            }
            if (!Field.LATITUDE.holds(latitude) || !Field.LONGITUDE.holds(longitude)) {
                this.latitude = 0;
                this.longitude = 0;
                valid = false;
                states.add(TrackerState.POSITION_WRONG);
                extras.put("latitude.sent", Double.toString(latitude));
                extras.put("longitude.sent", Double.toString(longitude));
            }
        }

        private Builder(Fix fix) {
            time = fix.time;
            latitude = fix.latitude;
            longitude = fix.longitude;
            valid = fix.valid;
            speed = fix.speed;
            course = fix.course;
            altitude = fix.altitude;
            accuracy = fix.accuracy;
            dop = fix.dop;
            satellites = fix.satellites;
            battery = fix.battery;
            states.addAll(fix.states);
            extras.putAll(fix.extras);
        }

        /** Whether the receiver had a position. A position that is none on Earth stays invalid. */
        public Builder valid(boolean value) {
            valid = value && !states.contains(TrackerState.POSITION_WRONG);
            return this;
        }

        /** m/s. */
        public Builder speed(double metresPerSecond) {
            speed = within(Field.SPEED, metresPerSecond);
            return this;
        }

        /** Degrees clockwise from north; 360 is kept as 0. */
        public Builder course(double degrees) {
            course = within(Field.COURSE, degrees);
            return this;
        }

        /** Metres. */
        public Builder altitude(double metres) {
            altitude = within(Field.ALTITUDE, metres);
            return this;
        }

        /** Metres. */
        public Builder accuracy(double metres) {
            accuracy = within(Field.ACCURACY, metres);
            return this;
        }

        /** Horizontal dilution of precision. */
        public Builder dop(double value) {
            dop = within(Field.DOP, value);
            return this;
        }

        /** Number of satellites. */
        public Builder satellites(int number) {
            if (number >= 0 && number <= 255) {
                satellites = number;
            } else {
                extras.put("satellites.sent", number);
            }
            return this;
        }

        /** Percent. */
        public Builder battery(double percent) {
            battery = within(Field.BATTERY, percent);
            return this;
        }

        /** Adds a state. */
        public Builder state(TrackerState state) {
            states.add(state);
            return this;
        }

        /** Adds a state if the device reports it. */
        public Builder state(TrackerState state, boolean reported) {
            return reported ? state(state) : this;
        }

        /** Adds states. */
        public Builder states(Set<TrackerState> added) {
            states.addAll(added);
            return this;
        }

        /** Adds a raw element. */
        public Builder extra(String name, long value) {
            extras.put(name, value);
            return this;
        }

        /** Adds a raw element. */
        public Builder extra(String name, String value) {
            extras.put(name, value);
            return this;
        }

        /** Adds raw elements. */
        public Builder extras(Extras added) {
            extras.putAll(added);
            return this;
        }

        /** The fix. */
        public Fix build() {
            return new Fix(
                    time,
                    latitude,
                    longitude,
                    valid,
                    speed,
                    course,
                    altitude,
                    accuracy,
                    dop,
                    satellites,
                    battery,
                    states,
                    extras.build());
        }

        private @Nullable Double within(Field field, double value) {
            if (field.holds(value)) {
                return value;
            }
            extras.put(field.word() + ".sent", Double.toString(value));
            return null;
        }
    }
}
