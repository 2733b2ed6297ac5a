package org.rollcall.track.wire;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import org.rollcall.track.Extras;
import org.rollcall.track.Fix;
import org.rollcall.track.JsonText;
import org.rollcall.track.TrackerState;

/**
 * What a Traccar server forwards as JSON: positions ({@code position}, {@code device}) and events ({@code event},
 * {@code position}, {@code device}). Source: Traccar's public pages on position and event forwarding and its API reference.
 *
 * <p>Speed is in knots. Forwarding comes before Traccar stores, so that a position's {@code id} is 0 and an event may bring
 * the same position again: what is Traccar's own (identifiers, its times, distances it adds up) is left out here, so that
 * the same report is the same fix. Several alarms stand in one text, parted by commas.
 */
public final class Traccar {
    private static final double KNOT = 1852.0 / 3600.0;
    private static final int LONGEST_DEVICE = 64;
    private static final int LONGEST_VALUE = 512;
    private static final int MOST_ATTRIBUTES = 100;
    private static final Set<String> OF_TRACCAR = Set.of("distance", "totalDistance", "hours", "geofenceIds", "source");

    private Traccar() {}

    /** Reads one forwarded object. Never throws. */
    public static Frame read(String json) {
        try {
            Map<String, @Nullable Object> root = JsonText.object(json);
            String device = device(root);
            Map<?, ?> event = root.get("event") instanceof Map<?, ?> found ? found : null;
            if (root.get("position") instanceof Map<?, ?> position) {
                Fix fix = position(position, alarms(event));
                return new Frame.Fixes(device, java.util.List.of(fix), Reply.NONE);
            }
            if (event == null) {
                throw Garbled.frame(0, "there is neither a \"position\" nor an \"event\"");
            }
            return event(device, event);
        } catch (JsonText.Malformed e) {
            return Garbled.frame(0, String.valueOf(e.getMessage())).toFrame();
        } catch (Garbled garbled) {
            return garbled.toFrame();
        }
    }

    /**
     * Reads what Traccar's API answers when it is asked for one device's positions: an array of them. A position that
     * cannot be read is a frame of its own, and the others are read all the same; an answer that is no array is a fatal one.
     */
    public static List<Frame> positions(String device, String array) {
        List<Frame> frames = new ArrayList<>();
        List<Fix> fixes = new ArrayList<>();
        try {
            if (!(JsonText.object("{\"positions\":" + array + "}").get("positions") instanceof List<?> positions)) {
                throw Garbled.stream(0, "an array of positions was expected");
            }
            for (Object each : positions) {
                try {
                    if (!(each instanceof Map<?, ?> position)) {
                        throw Garbled.frame(0, "a position is no object");
                    }
                    fixes.add(position(position, Set.of()));
                } catch (Garbled garbled) {
                    frames.add(garbled.toFrame());
                }
            }
        } catch (JsonText.Malformed e) {
            frames.add(Garbled.stream(0, String.valueOf(e.getMessage())).toFrame());
        } catch (Garbled garbled) {
            frames.add(garbled.toFrame());
        }
        if (!fixes.isEmpty()) {
            frames.addFirst(new Frame.Fixes(device, fixes, Reply.NONE));
        }
        return frames;
    }

    private static String device(Map<String, @Nullable Object> root) throws Garbled {
        if (root.get("device") instanceof Map<?, ?> device
                && device.get("uniqueId") instanceof String id
                && !id.isBlank()
                && id.length() <= LONGEST_DEVICE) {
            return id.strip().replace('\0', '\uFFFD');
        }
        throw Garbled.frame(0, "\"device\" has no \"uniqueId\" of 1 to " + LONGEST_DEVICE + " characters");
    }

    private static Frame event(String device, Map<?, ?> event) throws Garbled {
        Set<TrackerState> states = alarms(event);
        if (states.isEmpty()) {
            // Online, offline and the like are Traccar's findings, not what the tracker said.
            return new Frame.KeepAlive(device, Reply.NONE);
        }
        Extras extras = Extras.builder().put("event", "alarm").build();
        return new Frame.Status(device, time(event, "eventTime"), null, states, extras, Reply.NONE);
    }

    private static Fix position(Map<?, ?> position, Set<TrackerState> told) throws Garbled {
        Instant time = time(position, "fixTime");
        Fix.Builder fix = Fix.at(time, required(position, "latitude"), required(position, "longitude"))
                .valid(!Boolean.FALSE.equals(position.get("valid")) && !Boolean.TRUE.equals(position.get("outdated")))
                .states(told);
        known(position, "speed", knots -> fix.speed(knots * KNOT));
        known(position, "course", fix::course);
        known(position, "altitude", fix::altitude);
        Double accuracy = number(position, "accuracy");
        if (accuracy != null && accuracy > 0) {
            fix.accuracy(accuracy);
        }
        if (position.get("protocol") instanceof String protocol) {
            fix.extra("protocol", shortened(protocol));
        }
        if (position.get("attributes") instanceof Map<?, ?> attributes) {
            attributes(attributes, fix);
        }
        return fix.build();
    }

    private static void attributes(Map<?, ?> attributes, Fix.Builder fix) throws Garbled {
        if (attributes.size() > MOST_ATTRIBUTES) {
            throw Garbled.frame(
                    0, "\"attributes\" has " + attributes.size() + " entries, " + MOST_ATTRIBUTES + " are taken");
        }
        known(attributes, "batteryLevel", fix::battery);
        known(attributes, "hdop", fix::dop);
        known(attributes, "sat", number -> fix.satellites((int) number));
        fix.state(TrackerState.CHARGING, Boolean.TRUE.equals(attributes.get("charge")));
        fix.state(TrackerState.MOVING, Boolean.TRUE.equals(attributes.get("motion")));
        if (attributes.get("alarm") instanceof String alarms) {
            fix.states(states(alarms));
        }
        for (Map.Entry<?, ?> entry : attributes.entrySet()) {
            String name = entry.getKey().toString();
            if (!OF_TRACCAR.contains(name) && entry.getValue() != null) {
                extra(fix, shortened(name), entry.getValue());
            }
        }
    }

    private static void extra(Fix.Builder fix, String name, Object value) {
        if (value instanceof BigDecimal number && number.stripTrailingZeros().scale() <= 0 && number.precision() < 18) {
            fix.extra(name, number.longValue());
        } else {
            fix.extra(name, shortened(value.toString()));
        }
    }

    private static Set<TrackerState> alarms(@Nullable Map<?, ?> event) {
        return event != null
                        && event.get("attributes") instanceof Map<?, ?> attributes
                        && attributes.get("alarm") instanceof String alarms
                ? states(alarms)
                : Set.of();
    }

    /** The states that Traccar's alarm words mean; other words stand in the extras alone. */
    private static Set<TrackerState> states(String alarms) {
        Set<TrackerState> states = EnumSet.noneOf(TrackerState.class);
        for (String alarm : alarms.split(",", -1)) {
            TrackerState state = state(alarm.strip());
            if (state != null) {
                states.add(state);
            }
        }
        return states;
    }

    private static @Nullable TrackerState state(String alarm) {
        return switch (alarm.toLowerCase(Locale.ROOT)) {
            case "sos" -> TrackerState.SOS;
            case "removing" -> TrackerState.STRAP_OPEN;
            case "tampering" -> TrackerState.CASE_OPEN;
            case "jamming" -> TrackerState.JAMMED;
            case "lowbattery" -> TrackerState.BATTERY_LOW;
            case "powercut" -> TrackerState.POWER_LOST;
            case "poweroff" -> TrackerState.SWITCHED_OFF;
            case "falldown" -> TrackerState.FALL;
            case "accident" -> TrackerState.IMPACT;
            default -> null;
        };
    }

    private static Instant time(Map<?, ?> object, String name) throws Garbled {
        Object time = object.get(name);
        if (time == null) {
            throw Garbled.frame(0, "\"" + name + "\" is missing");
        }
        // Older servers write +0000 without the colon that ISO 8601 wants there.
        return OsmAnd.time(time.toString().replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2"));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE);
    }

    private static void known(Map<?, ?> object, String name, DoubleConsumer use) throws Garbled {
        Double value = number(object, name);
        if (value != null) {
            use.accept(value);
        }
    }

    private static double required(Map<?, ?> object, String name) throws Garbled {
        Double value = number(object, name);
        if (value == null) {
            throw Garbled.frame(0, "\"" + name + "\" is missing");
        }
        return value;
    }

    private static @Nullable Double number(Map<?, ?> object, String name) throws Garbled {
        Object value = object.get(name);
        if (value == null) {
            return null;
        }
        if (value instanceof BigDecimal number && Double.isFinite(number.doubleValue())) {
            return number.doubleValue();
        }
        throw Garbled.frame(0, "\"" + name + "\" is not a number");
    }
}
