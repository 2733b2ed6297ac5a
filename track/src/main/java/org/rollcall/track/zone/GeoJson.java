package org.rollcall.track.zone;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollcall.track.JsonText;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Areas as GeoJSON (RFC 7946). A polygon is a Polygon, several areas a FeatureCollection (a MultiPolygon is read too), a
 * circle a Feature with a Point and the property {@code radius} in metres, a corridor a Feature with a LineString and the
 * property {@code width} in metres.
 */
public final class GeoJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int MOST_PARTS = 200;

    private GeoJson() {}

    /**
     * Reads an area.
     *
     * @throws JsonText.Malformed with a sentence that says what is wrong, for people
     */
    public static Area parse(String json) throws JsonText.Malformed {
        try {
            return area(JsonText.object(json));
        } catch (IllegalArgumentException e) {
            throw new JsonText.Malformed(String.valueOf(e.getMessage()));
        }
    }

    private static Area area(Map<?, ?> json) throws JsonText.Malformed {
        String type = String.valueOf(json.get("type"));
        return switch (type) {
            case "FeatureCollection" -> union(list(json.get("features"), "features"));
            case "Feature" -> feature(json);
            case "Polygon" -> polygon(list(json.get("coordinates"), "coordinates"));
            case "MultiPolygon" -> multiPolygon(list(json.get("coordinates"), "coordinates"));
            case "Point" ->
                throw new JsonText.Malformed(
                        "A point alone is no area: make it a Feature with the property \"radius\" in metres.");
            case "LineString" ->
                throw new JsonText.Malformed(
                        "A line alone is no area: make it a Feature with the property \"width\" in metres.");
            default ->
                throw new JsonText.Malformed("GeoJSON of type \"" + type
                        + "\" is no area; Polygon, MultiPolygon, Feature and FeatureCollection are read.");
        };
    }

    private static Area union(List<?> features) throws JsonText.Malformed {
        List<Area> parts = new ArrayList<>();
        for (Object feature : features) {
            parts.add(area(object(feature, "features")));
        }
        return joined(parts);
    }

    private static Area multiPolygon(List<?> polygons) throws JsonText.Malformed {
        List<Area> parts = new ArrayList<>();
        for (Object polygon : polygons) {
            parts.add(polygon(list(polygon, "coordinates")));
        }
        return joined(parts);
    }

    private static Area joined(List<Area> parts) throws JsonText.Malformed {
        if (parts.isEmpty() || parts.size() > MOST_PARTS) {
            throw new JsonText.Malformed("An area has 1 to " + MOST_PARTS + " parts, not " + parts.size() + ".");
        }
        return parts.size() == 1 ? parts.getFirst() : new Area.Union(parts);
    }

    private static Area feature(Map<?, ?> feature) throws JsonText.Malformed {
        Map<?, ?> geometry = object(feature.get("geometry"), "geometry");
        Object type = geometry.get("type");
        Map<?, ?> properties = feature.get("properties") instanceof Map<?, ?> given ? given : Map.of();
        if ("Point".equals(type)) {
            return new Circle(position(geometry.get("coordinates")), metres(properties, "radius"));
        }
        if ("LineString".equals(type)) {
            return new Corridor(
                    positions(list(geometry.get("coordinates"), "coordinates")), metres(properties, "width"));
        }
        return area(geometry);
    }

    private static Polygon polygon(List<?> rings) throws JsonText.Malformed {
        List<List<Position>> read = new ArrayList<>();
        for (Object ring : rings) {
            read.add(positions(list(ring, "coordinates")));
        }
        return Polygon.of(read);
    }

    private static List<Position> positions(List<?> points) throws JsonText.Malformed {
        List<Position> positions = new ArrayList<>(points.size());
        for (Object point : points) {
            positions.add(position(point));
        }
        return positions;
    }

    private static Position position(@Nullable Object point) throws JsonText.Malformed {
        List<?> numbers = list(point, "coordinates");
        if (numbers.size() < 2 || numbers.size() > 3) {
            throw new JsonText.Malformed("A position is [longitude, latitude], not " + numbers.size() + " numbers.");
        }
        double longitude = number(numbers.get(0), "a longitude");
        // Maps that scroll past the antimeridian send longitudes up to a turn further.
        double wrapped = Math.abs(longitude) <= 540 ? Ellipsoid.longitudeDifference(0, longitude) : longitude;
        return new Position(number(numbers.get(1), "a latitude"), wrapped);
    }

    private static double metres(Map<?, ?> properties, String name) throws JsonText.Malformed {
        if (properties.get(name) == null) {
            throw new JsonText.Malformed("The property \"" + name + "\" (metres) is missing.");
        }
        return number(properties.get(name), "\"" + name + "\"");
    }

    private static double number(@Nullable Object value, String what) throws JsonText.Malformed {
        if (value instanceof BigDecimal number) {
            return number.doubleValue();
        }
        throw new JsonText.Malformed("Where " + what + " should be there is no number.");
    }

    private static List<?> list(@Nullable Object value, String name) throws JsonText.Malformed {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new JsonText.Malformed("\"" + name + "\" is not a list.");
    }

    private static Map<?, ?> object(@Nullable Object value, String name) throws JsonText.Malformed {
        if (value instanceof Map<?, ?> object) {
            return object;
        }
        throw new JsonText.Malformed("\"" + name + "\" is not an object.");
    }

    /** Writes an area so that {@link #parse} reads the same. */
    public static String print(Area area) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            write(json, area);
        }
        return out.toString();
    }

    private static void write(JsonGenerator json, Area area) {
        switch (area) {
            case Polygon polygon -> writePolygon(json, polygon);
            case Circle circle -> writeCircle(json, circle);
            case Corridor corridor -> writeCorridor(json, corridor);
            case Area.Union union -> writeUnion(json, union);
        }
    }

    private static void writePolygon(JsonGenerator json, Polygon polygon) {
        json.writeStartObject();
        json.writeStringProperty("type", "Polygon");
        json.writeArrayPropertyStart("coordinates");
        for (List<Position> ring : polygon.rings()) {
            json.writeStartArray();
            ring.forEach(point -> writePosition(json, point));
            writePosition(json, ring.getFirst());
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeCircle(JsonGenerator json, Circle circle) {
        startFeature(json, "Point");
        writePosition(json, circle.centre());
        endFeature(json, "radius", circle.radius());
    }

    private static void writeCorridor(JsonGenerator json, Corridor corridor) {
        startFeature(json, "LineString");
        json.writeStartArray();
        corridor.way().forEach(point -> writePosition(json, point));
        json.writeEndArray();
        endFeature(json, "width", corridor.width());
    }

    private static void writeUnion(JsonGenerator json, Area.Union union) {
        json.writeStartObject();
        json.writeStringProperty("type", "FeatureCollection");
        json.writeArrayPropertyStart("features");
        for (Area part : union.parts()) {
            if (part instanceof Polygon) {
                json.writeStartObject();
                json.writeStringProperty("type", "Feature");
                json.writeObjectPropertyStart("properties");
                json.writeEndObject();
                json.writeName("geometry");
                write(json, part);
                json.writeEndObject();
            } else {
                write(json, part);
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void startFeature(JsonGenerator json, String geometry) {
        json.writeStartObject();
        json.writeStringProperty("type", "Feature");
        json.writeObjectPropertyStart("geometry");
        json.writeStringProperty("type", geometry);
        json.writeName("coordinates");
    }

    private static void endFeature(JsonGenerator json, String property, double metres) {
        json.writeEndObject();
        json.writeObjectPropertyStart("properties");
        json.writeNumberProperty(property, metres);
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writePosition(JsonGenerator json, Position position) {
        json.writeStartArray();
        json.writeNumber(position.longitude());
        json.writeNumber(position.latitude());
        json.writeEndArray();
    }
}
