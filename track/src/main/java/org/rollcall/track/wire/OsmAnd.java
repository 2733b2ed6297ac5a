package org.rollcall.track.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollcall.track.Fix;
import org.rollcall.track.TrackerState;

/**
 * Reports over HTTP in the form of the OsmAnd and Traccar Client apps, as query or form parameters; {@link OsmAndJson}
 * reads their JSON. Source: the public page traccar.org/osmand; that parameters give speed in knots is Traccar's default
 * and stated by its author in the public forum (the JSON gives m/s). Parameters: {@code id} or {@code deviceid},
 * {@code lat} and {@code lon} or {@code location}, {@code timestamp} (seconds, milliseconds, ISO 8601 or
 * {@code yyyy-MM-dd HH:mm:ss} in UTC), {@code speed}, {@code bearing} or {@code heading}, {@code altitude},
 * {@code accuracy}, {@code hdop}, {@code sat}, {@code batt}, {@code charge}, {@code valid}, {@code alarm}; others are kept
 * as extras. {@code cell} and {@code wifi} are not kept: no position is derived from networks.
 */
public final class OsmAnd {
    private static final double KNOT = 1852.0 / 3600.0;
    private static final long LAST_SECOND = 100_000_000_000L;
    private static final int LONGEST_ID = 64;
    private static final int LONGEST_VALUE = 512;
    private static final int MOST_PARAMETERS = 64;
    private static final DateTimeFormatter PLAIN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final Set<String> READ = Set.of(
            "id",
            "deviceid",
            "lat",
            "lon",
            "location",
            "timestamp",
            "cell",
            "wifi",
            "speed",
            "bearing",
            "heading",
            "altitude",
            "accuracy",
            "hdop",
            "sat",
            "batt",
            "charge",
            "valid");

    private OsmAnd() {}

    /**
     * Reads the parameters of one request.
     *
     * @param received the time to take when the request has none
     * @return fixes, a status when there is no position, or what cannot be read; HTTP 200 may be sent once it is durable
     */
    public static Frame read(Map<String, String> parameters, Instant received) {
        try {
            return new Request(parameters).read(received);
        } catch (Garbled garbled) {
            return garbled.toFrame();
        }
    }

    /** Reads a whole request as text: a URL, its query or form part, or the JSON. */
    public static Frame readText(String text, Instant received) {
        String trimmed = text.strip();
        if (trimmed.startsWith("{")) {
            return OsmAndJson.read(trimmed, received);
        }
        try {
            return read(parameters(trimmed.substring(trimmed.indexOf('?') + 1)), received);
        } catch (Garbled garbled) {
            return garbled.toFrame();
        }
    }

    /** Whether this can be the identifier of a device: 1 to 64 printable characters. */
    static String device(@Nullable String id) throws Garbled {
        if (id == null || id.isBlank()) {
            throw Garbled.frame(0, "\"id\" is missing: which device reports?");
        }
        if (id.length() > LONGEST_ID || id.chars().anyMatch(Character::isISOControl)) {
            throw Garbled.frame(0, "\"id\" is not 1 to " + LONGEST_ID + " printable characters");
        }
        return id.strip();
    }

    static Instant time(String text) throws Garbled {
        try {
            if (text.matches("-?\\d{1,15}")) {
                long number = Long.parseLong(text);
                return Math.abs(number) < LAST_SECOND ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
            }
            if (text.matches("-?\\d{1,15}\\.\\d{1,9}")) {
                return Instant.ofEpochMilli(Math.round(Double.parseDouble(text) * 1000));
            }
            return text.contains("T")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text, PLAIN).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw Garbled.frame(
                    0, "\"timestamp\" is neither seconds, milliseconds nor a date and time: " + quoted(text));
        }
    }

    private static Map<String, String> parameters(String query) throws Garbled {
        Map<String, String> parameters = new LinkedHashMap<>();
        int at = 0;
        for (String part : query.split("&", MOST_PARAMETERS + 1)) {
            int equals = part.indexOf('=');
            if (equals <= 0) {
                throw Garbled.frame(at, "name=value was expected at character " + at);
            }
            parameters.put(decoded(part.substring(0, equals), at), decoded(part.substring(equals + 1), at));
            at += part.length() + 1;
        }
        return parameters;
    }

    private static String decoded(String text, int at) throws Garbled {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Garbled.frame(at, "a % at character " + at + " is not followed by two hexadecimal digits");
        }
    }

    private static String quoted(String text) {
        return '"' + (text.length() > 40 ? text.substring(0, 40) + "…" : text) + '"';
    }

    private record Request(Map<String, String> parameters) {
        Frame read(Instant received) throws Garbled {
            if (parameters.size() > MOST_PARAMETERS) {
                throw Garbled.frame(0, "more than " + MOST_PARAMETERS + " parameters");
            }
            String device = device(parameters.getOrDefault("id", parameters.get("deviceid")));
            String stamp = parameters.get("timestamp");
            Instant time = stamp == null ? received : time(stamp.strip());
            Place place = place();
            Fix.Builder fix = Fix.at(time, place == null ? 0 : place.latitude, place == null ? 0 : place.longitude);
            fill(fix);
            Fix built = fix.build();
            return place == null
                    ? new Frame.Status(device, time, built.battery(), built.states(), built.extras(), Reply.NONE)
                    : new Frame.Fixes(device, List.of(built), Reply.NONE);
        }

        private record Place(double latitude, double longitude) {}

        private @Nullable Place place() throws Garbled {
            String location = parameters.get("location");
            if (location != null) {
                String[] parts = location.split(",", 3);
                if (parts.length != 2) {
                    throw Garbled.frame(0, "\"location\" is not latitude,longitude: " + quoted(location));
                }
                return new Place(number("location", parts[0]), number("location", parts[1]));
            }
            String latitude = parameters.get("lat");
            String longitude = parameters.get("lon");
            if (latitude == null && longitude == null) {
                return null;
            }
            if (latitude == null || longitude == null) {
                throw Garbled.frame(0, "\"" + (latitude == null ? "lat" : "lon") + "\" is missing");
            }
            return new Place(number("lat", latitude), number("lon", longitude));
        }

        private void fill(Fix.Builder fix) throws Garbled {
            for (Map.Entry<String, String> parameter : parameters.entrySet()) {
                String name = parameter.getKey();
                String value = parameter.getValue();
                switch (name) {
                    case "speed" -> fix.speed(number(name, value) * KNOT);
                    case "bearing", "heading" -> fix.course(number(name, value));
                    case "altitude" -> fix.altitude(number(name, value));
                    case "accuracy" -> fix.accuracy(number(name, value));
                    case "hdop" -> fix.dop(number(name, value));
                    case "sat" -> fix.satellites((int) Math.clamp(number(name, value), -1, 256));
                    case "batt" -> fix.battery(number(name, value));
                    case "charge" -> fix.state(TrackerState.CHARGING, truth(name, value));
                    case "valid" -> fix.valid(truth(name, value));
                    default -> keep(fix, name, value);
                }
            }
        }

        private static void keep(Fix.Builder fix, String name, String value) {
            if (name.equals("alarm") && value.equalsIgnoreCase("sos")) {
                fix.state(TrackerState.SOS);
            }
            if (!READ.contains(name) && name.length() <= LONGEST_ID) {
                fix.extra(name, value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) : value);
            }
        }

        private static boolean truth(String name, String value) throws Garbled {
            return switch (value.strip().toLowerCase(java.util.Locale.ROOT)) {
                case "true", "1" -> true;
                case "false", "0" -> false;
                default -> throw Garbled.frame(0, "\"" + name + "\" is neither true nor false: " + quoted(value));
            };
        }

        private static double number(String name, String value) throws Garbled {
            String text = value.strip();
            if (text.length() > 40 || !text.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d{1,3})?")) {
                throw Garbled.frame(0, "\"" + name + "\" is not a number: " + quoted(value));
            }
            return Double.parseDouble(text);
        }
    }
}
