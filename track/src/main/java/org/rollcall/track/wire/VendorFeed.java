package org.rollcall.track.wire;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import org.rollcall.track.Fix;
import org.rollcall.track.FixJson;
import org.rollcall.track.JsonText;
import org.rollcall.track.TrackerState;

/**
 * What a vendor whose protocol is closed sends of many trackers: {@code {"fixes": [ … ]}}, each fix as {@link FixJson} writes
 * it, led by its {@code device}. {@code device}, {@code time} (ISO 8601 with its offset), {@code latitude} and
 * {@code longitude} are needed; a name that means nothing here is refused, so that no vendor sends for months what is not
 * kept. All is taken or nothing is.
 */
public final class VendorFeed {
    /** The most fixes at once. */
    public static final int MOST = 1_000;

    private static final int LONGEST_DEVICE = 64;
    private static final Set<String> NAMES = Set.of(
            "device",
            "time",
            "latitude",
            "longitude",
            "speed",
            "course",
            "altitude",
            "accuracy",
            "dop",
            "satellites",
            "valid",
            "battery",
            "states",
            "extras");

    private VendorFeed() {}

    /** Reads it: a frame for each device, in the order in which they come first, or one that says what is wrong. */
    public static List<Frame> read(String json) {
        Map<String, List<Fix>> fixes = new LinkedHashMap<>();
        int number = 0;
        try {
            if (!(JsonText.object(json).get("fixes") instanceof List<?> list) || list.isEmpty() || list.size() > MOST) {
                throw Garbled.frame(0, "\"fixes\" is to be a list of 1 to " + MOST);
            }
            for (Object each : list) {
                number++;
                var report = new Report(object(each));
                fixes.computeIfAbsent(report.device(), device -> new ArrayList<>())
                        .add(report.fix());
            }
        } catch (JsonText.Malformed e) {
            return List.of(Garbled.frame(0, String.valueOf(e.getMessage())).toFrame());
        } catch (Garbled | IllegalArgumentException | DateTimeException e) {
            String where = number == 0 ? "" : "fix " + number + ": ";
            return List.of(Garbled.frame(0, where + e.getMessage()).toFrame());
        }
        List<Frame> frames = new ArrayList<>();
        fixes.forEach((device, its) -> frames.add(new Frame.Fixes(device, its, Reply.NONE)));
        return frames;
    }

    private static Map<?, ?> object(@Nullable Object value) throws Garbled {
        if (!(value instanceof Map<?, ?> object)) {
            throw Garbled.frame(0, "it is no object");
        }
        for (Object name : object.keySet()) {
            if (!NAMES.contains(String.valueOf(name))) {
                throw Garbled.frame(
                        0,
                        "\"" + name + "\" is not known here; what is, are "
                                + NAMES.stream().sorted().toList());
            }
        }
        return object;
    }

    private record Report(Map<?, ?> sent) {
        String device() throws Garbled {
            if (sent.get("device") instanceof String device && !device.isBlank() && device.length() <= LONGEST_DEVICE) {
                return device.strip().replace('\0', '\uFFFD');
            }
            throw Garbled.frame(0, "\"device\" is a text of 1 to " + LONGEST_DEVICE + " characters");
        }

        Fix fix() throws Garbled {
            Fix.Builder fix = Fix.at(time(), required("latitude"), required("longitude"));
            known("speed", fix::speed);
            known("course", fix::course);
            known("altitude", fix::altitude);
            known("accuracy", fix::accuracy);
            known("dop", fix::dop);
            known("battery", fix::battery);
            Double satellites = number("satellites");
            if (satellites != null) {
                fix.satellites(whole(satellites));
            }
            fix.valid(!(sent.get("valid") instanceof Boolean valid) || valid);
            for (Object state : list("states")) {
                fix.state(state(String.valueOf(state)));
            }
            extras(fix);
            return fix.build();
        }

        private void extras(Fix.Builder fix) throws Garbled {
            Object brought = sent.get("extras");
            if (brought == null) {
                return;
            }
            if (!(brought instanceof Map<?, ?> extras)) {
                throw Garbled.frame(0, "\"extras\" is not an object");
            }
            for (Map.Entry<?, ?> each : extras.entrySet()) {
                String name = String.valueOf(each.getKey());
                if (each.getValue() instanceof BigDecimal number && isWhole(number)) {
                    fix.extra(name, number.longValue());
                } else {
                    fix.extra(name, String.valueOf(each.getValue()));
                }
            }
        }

        private static boolean isWhole(BigDecimal number) {
            return number.scale() == 0 && number.unscaledValue().bitLength() < Long.SIZE;
        }

        private Instant time() throws Garbled {
            if (sent.get("time") instanceof String time) {
                return OffsetDateTime.parse(time).toInstant();
            }
            throw Garbled.frame(0, "\"time\" is a text such as 2026-11-23T14:05:00Z");
        }

        private double required(String name) throws Garbled {
            Double value = number(name);
            if (value == null) {
                throw Garbled.frame(0, "\"" + name + "\" is missing");
            }
            return value;
        }

        private void known(String name, DoubleConsumer use) throws Garbled {
            Double value = number(name);
            if (value != null) {
                use.accept(value);
            }
        }

        private @Nullable Double number(String name) throws Garbled {
            Object value = sent.get(name);
            if (value == null) {
                return null;
            }
            if (value instanceof BigDecimal number && Double.isFinite(number.doubleValue())) {
                return number.doubleValue();
            }
            throw Garbled.frame(0, "\"" + name + "\" is not a number");
        }

        private static int whole(double satellites) throws Garbled {
            if (satellites != Math.rint(satellites) || satellites < 0 || satellites > Short.MAX_VALUE) {
                throw Garbled.frame(0, "\"satellites\" is not a whole number");
            }
            return (int) satellites;
        }

        private List<?> list(String name) throws Garbled {
            Object value = sent.get(name);
            if (value == null) {
                return List.of();
            }
            if (value instanceof List<?> list) {
                return list;
            }
            throw Garbled.frame(0, "\"" + name + "\" is not a list");
        }

        private static TrackerState state(String name) throws Garbled {
            for (TrackerState state : TrackerState.values()) {
                if (state.name().equals(name)) {
                    return state;
                }
            }
            throw Garbled.frame(0, "there is no state \"" + name + "\"; there are " + List.of(TrackerState.values()));
        }
    }
}
