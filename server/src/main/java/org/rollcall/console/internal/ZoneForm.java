package org.rollcall.console.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.location.Zones;
import org.rollcall.track.zone.Circle;
import org.rollcall.track.zone.GeoJson;
import org.rollcall.track.zone.Kml;
import org.rollcall.track.zone.Polygon;
import org.rollcall.track.zone.Position;
import org.rollcall.track.zone.Zone;
import org.springframework.web.multipart.MultipartFile;

/**
 * What an officer enters to draw a zone.
 *
 * @param points one place a line, latitude and longitude in degrees; three and more are corners, one is a centre
 * @param radius metres, for a centre; also for the points and, as their width, the lines of a KML file
 * @param file GeoJSON or KML in place of the points
 */
public record ZoneForm(
        String name,
        String kind,
        String schedule,
        String points,
        String radius,
        @Nullable MultipartFile file) {
    private static final int MOST_POINTS = 2_000;

    static ZoneForm empty() {
        return new ZoneForm("", Zone.Kind.INCLUSION.name(), "", "", "", null);
    }

    /** @throws IllegalArgumentException with a sentence that says what to enter instead */
    Zones.NewZone entered(ZoneId timeZone) {
        if (!kind.equals("INCLUSION") && !kind.equals("EXCLUSION")) {
            throw new IllegalArgumentException("Choose whether the person stays inside the zone or outside.");
        }
        if (file != null && !file.isEmpty()) {
            return new Zones.NewZone(name, Zone.Kind.valueOf(kind), uploaded(file), schedule, timeZone);
        }
        List<Position> places = places();
        String area = switch (places.size()) {
            case 0 ->
                throw new IllegalArgumentException(
                        "Draw the zone on the map, or enter its corners, one a line: latitude, longitude.");
            case 1 -> GeoJson.print(new Circle(places.getFirst(), metres()));
            case 2 ->
                throw new IllegalArgumentException("An area has at least three corners; a circle has one centre.");
            default -> GeoJson.print(Polygon.of(places.toArray(Position[]::new)));
        };
        return new Zones.NewZone(name, Zone.Kind.valueOf(kind), area, schedule, timeZone);
    }

    /** The area of the file as GeoJSON; a file that begins as XML does is KML. */
    private String uploaded(MultipartFile sent) {
        try {
            String text = new String(sent.getBytes(), StandardCharsets.UTF_8).strip();
            String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
            Double measure = radius.isBlank() ? null : Double.valueOf(metres());
            return plain.startsWith("<") ? GeoJson.print(Kml.parse(plain, measure)) : plain;
        } catch (IOException e) {
            throw new IllegalArgumentException("The file could not be read. Choose it again.", e);
        }
    }

    private double metres() {
        try {
            return Double.parseDouble(radius.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("For a circle enter its radius in metres, such as 150.", e);
        }
    }

    private List<Position> places() {
        List<Position> places = new ArrayList<>();
        for (String line : points.split("\\R", MOST_POINTS + 1)) {
            if (!line.isBlank()) {
                places.add(place(line.strip()));
            }
        }
        if (places.size() > MOST_POINTS) {
            throw new IllegalArgumentException("A zone has at most " + MOST_POINTS + " corners.");
        }
        return places;
    }

    private static Position place(String line) {
        String[] parts = line.split("[,;\\s]+", 3);
        try {
            if (parts.length == 2) {
                return new Position(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]));
            }
        } catch (NumberFormatException e) {
            throw unreadable(line);
        }
        throw unreadable(line);
    }

    private static IllegalArgumentException unreadable(String line) {
        return new IllegalArgumentException(
                "“" + line + "” is not a place. Enter latitude and longitude in degrees, such as 29.7604, -95.3698.");
    }
}
