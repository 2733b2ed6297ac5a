package org.rollcall.track;

import java.io.StringWriter;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A fix as one JSON object on one line: {@code time} (ISO 8601, UTC), {@code latitude}, {@code longitude} (degrees),
 * {@code speed} (m/s), {@code course} (degrees), {@code altitude}, {@code accuracy} (m), {@code dop}, {@code satellites},
 * {@code valid}, {@code battery} (percent), {@code states} (names), {@code extras}. What was not sent is left out.
 */
public final class FixJson {
    private static final JsonFactory JSON = new JsonFactory();

    private FixJson() {}

    /** Writes the fix, led by {@code device} when that is not empty. */
    public static String write(String device, Fix fix) {
        StringWriter out = new StringWriter(320);
        try (JsonGenerator generator = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            generator.writeStartObject();
            if (!device.isEmpty()) {
                generator.writeStringProperty("device", device);
            }
            generator.writeStringProperty("time", fix.time().toString());
            number(generator, "latitude", fix.latitude());
            number(generator, "longitude", fix.longitude());
            number(generator, "speed", fix.speed());
            number(generator, "course", fix.course());
            number(generator, "altitude", fix.altitude());
            number(generator, "accuracy", fix.accuracy());
            number(generator, "dop", fix.dop());
            if (fix.satellites() != null) {
                generator.writeNumberProperty("satellites", fix.satellites());
            }
            generator.writeBooleanProperty("valid", fix.valid());
            number(generator, "battery", fix.battery());
            states(generator, fix.states());
            generator.writeName("extras");
            fix.extras().write(generator);
            generator.writeEndObject();
        }
        return out.toString();
    }

    private static void states(JsonGenerator generator, Iterable<TrackerState> states) {
        generator.writeArrayPropertyStart("states");
        for (TrackerState state : states) {
            generator.writeString(state.name());
        }
        generator.writeEndArray();
    }

    private static void number(JsonGenerator generator, String name, @Nullable Double value) {
        if (value != null) {
            BigDecimal shortest = BigDecimal.valueOf(value).stripTrailingZeros();
            generator.writeName(name);
            generator.writeNumber(shortest.toPlainString());
        }
    }
}
