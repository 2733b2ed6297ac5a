package org.rollcall.console.internal;

import java.io.StringWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.rollcall.equipment.TrackerId;
import org.rollcall.location.Movements;
import org.rollcall.location.ParticipantZone;
import org.rollcall.location.Placed;
import org.rollcall.track.Fix;
import org.rollcall.track.TrackerState;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What the map's script draws, as JSON. A fix is a list: time (ms), latitude, longitude, valid (1 or 0), speed (m/s),
 * accuracy (m), states, received (ms); what was not sent is null. A history is columns of whole numbers, which a browser
 * reads and keeps several times cheaper: time (ms), latitude and longitude (1e-7 degree) as differences to the fix before,
 * valid, speed (cm/s), accuracy (dm), states (which of the sets), received (ms after the time) and which of its trackers. A stay is latitude, longitude and words. Streets are null, or what a map has to know of their tiles.
 */
final class MapData {
    private static final JsonFactory JSON = new JsonFactory();

    private static final double DEGREE = 1e7;
    private static final int CENTIMETRES = 100;
    private static final int DECIMETRES = 10;

    private MapData() {}

    /** The page's data. {@code <} is written so that no text can end the script element that holds it. */
    static String page(
            String timeZone,
            List<ParticipantZone> zones,
            @Nullable Placed latest,
            Movements.@Nullable History history,
            @Nullable MovementSummary summary,
            @Nullable TileArchive streets) {
        var out = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeStringProperty("timeZone", timeZone);
            json.writeName("streets");
            if (streets == null) {
                json.writeNull();
            } else {
                streets(json, streets);
            }
            json.writeArrayPropertyStart("zones");
            zones.forEach(zone -> zone(json, zone));
            json.writeEndArray();
            json.writeName("latest");
            if (latest == null) {
                json.writeNull();
            } else {
                fix(json, latest);
            }
            Map<TrackerId, Integer> trackers = new HashMap<>();
            fixes(json, "fixes", history == null ? List.of() : history.fixes(), trackers);
            fixes(json, "doubtful", history == null ? List.of() : history.doubtful(), trackers);
            json.writeNumberProperty("trackers", trackers.size());
            json.writeArrayPropertyStart("stays");
            (summary == null ? List.<MovementSummary.Stayed>of() : summary.stays()).forEach(stay -> stay(json, stay));
            json.writeEndArray();
            json.writeEndObject();
        }
        return out.toString().replace("<", "\\u003c");
    }

    /** One fix, for the stream of an open page. */
    static String fix(Placed placed) {
        var out = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            fix(json, placed);
        }
        return out.toString();
    }

    private static void streets(JsonGenerator json, TileArchive streets) {
        TileHeader header = streets.header();
        json.writeStartObject();
        json.writeNumberProperty("minzoom", header.leastZoom());
        json.writeNumberProperty("maxzoom", header.mostZoom());
        json.writeArrayPropertyStart("bounds");
        json.writeNumber(header.bounds().west());
        json.writeNumber(header.bounds().south());
        json.writeNumber(header.bounds().east());
        json.writeNumber(header.bounds().north());
        json.writeEndArray();
        json.writeStringProperty("attribution", streets.metadata().attribution());
        json.writeEndObject();
    }

    private static void zone(JsonGenerator json, ParticipantZone zone) {
        json.writeStartObject();
        json.writeStringProperty("id", zone.id().toString());
        json.writeStringProperty("name", zone.name());
        json.writeStringProperty("kind", zone.kind().name());
        json.writeStringProperty("schedule", zone.schedule());
        json.writeName("area");
        json.writeRawValue(zone.geoJson());
        json.writeEndObject();
    }

    private static void stay(JsonGenerator json, MovementSummary.Stayed stay) {
        json.writeStartArray();
        json.writeNumber(stay.place().latitude());
        json.writeNumber(stay.place().longitude());
        json.writeString(stay.words());
        json.writeEndArray();
    }

    private static void fixes(JsonGenerator json, String name, List<Placed> fixes, Map<TrackerId, Integer> trackers) {
        Map<Set<TrackerState>, Integer> states = new LinkedHashMap<>();
        json.writeName(name);
        json.writeStartObject();
        differences(json, "time", fixes, placed -> placed.fix().time().toEpochMilli());
        differences(json, "latitude", fixes, placed -> Math.round(placed.fix().latitude() * DEGREE));
        differences(json, "longitude", fixes, placed -> Math.round(placed.fix().longitude() * DEGREE));
        column(json, "valid", fixes, placed -> placed.fix().valid() ? 1L : 0L);
        column(json, "speed", fixes, placed -> whole(placed.fix().speed(), CENTIMETRES));
        column(json, "accuracy", fixes, placed -> whole(placed.fix().accuracy(), DECIMETRES));
        column(json, "states", fixes, placed ->
                (long) states.computeIfAbsent(placed.fix().states(), unknown -> states.size()));
        column(
                json,
                "received",
                fixes,
                placed ->
                        Duration.between(placed.fix().time(), placed.received()).toMillis());
        column(json, "tracker", fixes, placed ->
                (long) trackers.computeIfAbsent(placed.tracker(), unknown -> trackers.size()));
        json.writeArrayPropertyStart("stateSets");
        states.keySet().forEach(set -> states(json, set));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void differences(JsonGenerator json, String name, List<Placed> fixes, ToLongFunction<Placed> value) {
        json.writeArrayPropertyStart(name);
        long before = 0;
        for (Placed placed : fixes) {
            long now = value.applyAsLong(placed);
            json.writeNumber(now - before);
            before = now;
        }
        json.writeEndArray();
    }

    private static void column(
            JsonGenerator json, String name, List<Placed> fixes, Function<Placed, @Nullable Long> value) {
        json.writeArrayPropertyStart(name);
        for (Placed placed : fixes) {
            Long now = value.apply(placed);
            if (now == null) {
                json.writeNull();
            } else {
                json.writeNumber(now);
            }
        }
        json.writeEndArray();
    }

    private static @Nullable Long whole(@Nullable Double value, int parts) {
        return value == null ? null : Long.valueOf(Math.round(value * parts));
    }

    private static void fix(JsonGenerator json, Placed placed) {
        Fix fix = placed.fix();
        json.writeStartArray();
        json.writeNumber(fix.time().toEpochMilli());
        json.writeNumber(fix.latitude());
        json.writeNumber(fix.longitude());
        json.writeNumber(fix.valid() ? 1 : 0);
        number(json, fix.speed());
        number(json, fix.accuracy());
        states(json, fix.states());
        json.writeNumber(placed.received().toEpochMilli());
        json.writeEndArray();
    }

    private static void states(JsonGenerator json, Set<TrackerState> states) {
        json.writeStartArray();
        for (TrackerState state : states) {
            json.writeString(state.name());
        }
        json.writeEndArray();
    }

    private static void number(JsonGenerator json, @Nullable Double value) {
        if (value == null) {
            json.writeNull();
        } else {
            json.writeNumber(value);
        }
    }
}
