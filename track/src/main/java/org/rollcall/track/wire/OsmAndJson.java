package org.rollcall.track.wire;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import org.rollcall.track.Fix;
import org.rollcall.track.JsonText;
import org.rollcall.track.TrackerState;

/**
 * The JSON that Traccar Client posts from version 9 on. Source: the public page traccar.org/osmand: {@code device_id} and
 * {@code location} (one or a list) with {@code timestamp}, {@code coords} (speed in m/s), {@code is_moving},
 * {@code battery} (level 0 to 1), {@code event}, {@code activity}, {@code mock} (another program made the place up: kept for
 * whoever looks, nothing follows from it). Negative speed, heading or battery mean "unknown".
 */
public final class OsmAndJson {
    private static final int MOST = 10_000;

    private OsmAndJson() {}

    /**
     * Reads one request's body.
     *
     * @param received the time to take when a location has none
     */
    public static Frame read(String json, Instant received) {
        try {
            Map<String, @Nullable Object> root = JsonText.object(json);
            Object id = root.get("device_id");
            String device = OsmAnd.device(id == null ? null : id.toString());
            List<Fix> fixes = new ArrayList<>();
            List<?> locations = locations(root.get("location"));
            for (int i = 0; i < locations.size(); i++) {
                fixes.add(new Location(object(locations.get(i), "location")).read(received));
            }
            return new Frame.Fixes(device, fixes, Reply.NONE);
        } catch (JsonText.Malformed e) {
            return Garbled.frame(0, String.valueOf(e.getMessage())).toFrame();
        } catch (Garbled garbled) {
            return garbled.toFrame();
        }
    }

    private static List<?> locations(@Nullable Object location) throws Garbled {
        if (location instanceof List<?> list) {
            if (list.isEmpty() || list.size() > MOST) {
                throw Garbled.frame(0, "\"location\" has " + list.size() + " entries, 1 to " + MOST + " are taken");
            }
            return list;
        }
        if (location == null) {
            throw Garbled.frame(0, "\"location\" is missing");
        }
        return List.of(location);
    }

    private static Map<?, ?> object(@Nullable Object value, String name) throws Garbled {
        if (value instanceof Map<?, ?> object) {
            return object;
        }
        throw Garbled.frame(0, "\"" + name + "\" is not an object");
    }

    private record Location(Map<?, ?> location) {
        Fix read(Instant received) throws Garbled {
            Map<?, ?> coords = object(location.get("coords"), "coords");
            Object stamp = location.get("timestamp");
            Instant time = stamp == null ? received : OsmAnd.time(stamp.toString());
            Fix.Builder fix = Fix.at(time, required(coords, "latitude"), required(coords, "longitude"));
            known(coords, "speed", fix::speed);
            known(coords, "heading", fix::course);
            known(coords, "accuracy", fix::accuracy);
            Double altitude = number(coords, "altitude");
            if (altitude != null) {
                fix.altitude(altitude);
            }
            fix.state(TrackerState.MOVING, Boolean.TRUE.equals(location.get("is_moving")));
            if (location.get("battery") instanceof Map<?, ?> battery) {
                known(battery, "level", level -> fix.battery(level * 100));
                fix.state(TrackerState.CHARGING, Boolean.TRUE.equals(battery.get("is_charging")));
            }
            extras(fix);
            return fix.build();
        }

        private void extras(Fix.Builder fix) throws Garbled {
            if (location.get("event") instanceof String event) {
                fix.extra("event", event);
            }
            if (location.get("activity") instanceof Map<?, ?> activity && activity.get("type") instanceof String type) {
                fix.extra("activity", type);
            }
            if (location.get("mock") instanceof Boolean mock) {
                fix.extra("mock", mock.toString());
            }
            Double odometer = number(location, "odometer");
            if (odometer != null) {
                fix.extra("odometer", BigDecimal.valueOf(odometer).toPlainString());
            }
            if (location.get("extras") instanceof Map<?, ?> own) {
                for (Map.Entry<?, ?> entry : own.entrySet()) {
                    fix.extra("extras." + entry.getKey(), String.valueOf(entry.getValue()));
                }
            }
        }

        private static void known(Map<?, ?> object, String name, DoubleConsumer use) throws Garbled {
            Double value = number(object, name);
            if (value != null && value >= 0) {
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
}
