package org.rollcall.location.internal;

import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.location.Movements;
import org.rollcall.location.Placed;
import org.rollcall.track.Fix;
import org.rollcall.track.TrackerState;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** A history as JSON or GeoJSON. What a fix did not bring is left out. Speeds in m/s, lengths in metres, times in UTC. */
final class JsonTrack {
    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private JsonTrack() {}

    static void write(Movements.History history, OutputStream out) {
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeStringProperty("participant", history.participant().toString());
            json.writeStringProperty("from", history.from().toString());
            json.writeStringProperty("until", history.until().toString());
            list(json, "fixes", history.fixes());
            list(json, "doubtful", history.doubtful());
            json.writeEndObject();
        }
    }

    private static void list(JsonGenerator json, String name, List<Placed> fixes) {
        json.writeArrayPropertyStart(name);
        for (Placed placed : fixes) {
            json.writeStartObject();
            json.writeNumberProperty("latitude", placed.fix().latitude());
            json.writeNumberProperty("longitude", placed.fix().longitude());
            fields(json, placed);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static void writeGeoJson(Movements.History history, OutputStream out) {
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeStringProperty("type", "FeatureCollection");
            json.writeArrayPropertyStart("features");
            history.fixes().forEach(placed -> feature(json, placed, false));
            history.doubtful().forEach(placed -> feature(json, placed, true));
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void feature(JsonGenerator json, Placed placed, boolean doubtful) {
        json.writeStartObject();
        json.writeStringProperty("type", "Feature");
        if (placed.fix().valid()) {
            json.writeObjectPropertyStart("geometry");
            json.writeStringProperty("type", "Point");
            json.writeArrayPropertyStart("coordinates");
            json.writeNumber(placed.fix().longitude());
            json.writeNumber(placed.fix().latitude());
            json.writeEndArray();
            json.writeEndObject();
        } else {
            json.writeNullProperty("geometry");
        }
        json.writeObjectPropertyStart("properties");
        if (doubtful) {
            json.writeBooleanProperty("doubtful", true);
        }
        fields(json, placed);
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void fields(JsonGenerator json, Placed placed) {
        Fix fix = placed.fix();
        json.writeStringProperty("time", fix.time().toString());
        json.writeBooleanProperty("valid", fix.valid());
        number(json, "speed", fix.speed());
        number(json, "course", fix.course());
        number(json, "altitude", fix.altitude());
        number(json, "accuracy", fix.accuracy());
        number(json, "dop", fix.dop());
        if (fix.satellites() != null) {
            json.writeNumberProperty("satellites", fix.satellites());
        }
        number(json, "battery", fix.battery());
        json.writeArrayPropertyStart("states");
        for (TrackerState state : fix.states()) {
            json.writeString(state.name());
        }
        json.writeEndArray();
        if (!fix.extras().isEmpty()) {
            json.writeObjectPropertyStart("extras");
            fix.extras().values().forEach((name, value) -> {
                if (value instanceof Long number) {
                    json.writeNumberProperty(name, number);
                } else {
                    json.writeStringProperty(name, value.toString());
                }
            });
            json.writeEndObject();
        }
        json.writeStringProperty("tracker", placed.tracker().toString());
        json.writeStringProperty("received", placed.received().toString());
    }

    private static void number(JsonGenerator json, String name, @Nullable Double value) {
        if (value != null) {
            json.writeNumberProperty(name, value);
        }
    }
}
