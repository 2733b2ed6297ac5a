package org.rollcall.console.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rollcall.track.JsonText;
import org.rollcall.track.zone.Area;
import org.rollcall.track.zone.Circle;
import org.rollcall.track.zone.Corridor;
import org.rollcall.track.zone.GeoJson;
import org.rollcall.track.zone.Polygon;
import org.rollcall.track.zone.Position;

/**
 * An area as a form holds it, which {@code zone-drawing.js} writes and reads too.
 *
 * @param points one place a line, latitude and longitude in degrees; an empty line ends the outline of an area and begins
 *     a hole
 * @param metres a circle's radius, a corridor's width
 */
record DrawnArea(ZoneShape shape, String points, String metres) {
    private static final int MOST_POINTS = 2_000;

    /** An area that was kept, or nothing where a form has no room for it: several parts, or very many points. */
    static Optional<DrawnArea> of(String geoJson) {
        try {
            return switch (GeoJson.parse(geoJson)) {
                case Circle circle -> held(ZoneShape.CIRCLE, List.of(List.of(circle.centre())), plain(circle.radius()));
                case Corridor corridor -> held(ZoneShape.CORRIDOR, List.of(corridor.way()), plain(corridor.width()));
                case Polygon polygon -> held(ZoneShape.AREA, polygon.rings(), "");
                case Area.Union several -> Optional.empty();
            };
        } catch (JsonText.Malformed e) {
            throw new IllegalStateException("An area that was kept cannot be read.", e);
        }
    }

    private static Optional<DrawnArea> held(ZoneShape shape, List<List<Position>> lines, String metres) {
        if (lines.stream().mapToInt(List::size).sum() > MOST_POINTS) {
            return Optional.empty();
        }
        String points = lines.stream()
                .map(line -> line.stream().map(DrawnArea::written).collect(Collectors.joining("\n")))
                .collect(Collectors.joining("\n\n"));
        return Optional.of(new DrawnArea(shape, points, metres));
    }

    private static String written(Position place) {
        return plain(place.latitude()) + ", " + plain(place.longitude());
    }

    /** A number without an exponent, which reads as the same number. */
    static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /** @throws IllegalArgumentException with a sentence that says what to enter instead */
    Area area() {
        List<List<Position>> lines = lines();
        return switch (shape) {
            case AREA -> polygon(lines);
            case CIRCLE -> new Circle(centre(lines), number());
            case CORRIDOR -> new Corridor(way(lines), number());
        };
    }

    private static Polygon polygon(List<List<Position>> rings) {
        if (rings.isEmpty()) {
            throw new IllegalArgumentException("Enter the corners of the area, one a line: latitude, longitude.");
        }
        if (rings.getFirst().size() < 3) {
            throw new IllegalArgumentException(
                    "An area has at least three corners. Choose the circle for the surroundings"
                            + " of one point, the corridor for a way.");
        }
        return Polygon.of(rings);
    }

    private static Position centre(List<List<Position>> lines) {
        if (lines.size() != 1 || lines.getFirst().size() != 1) {
            throw new IllegalArgumentException("A circle has one centre: enter one point, latitude, longitude.");
        }
        return lines.getFirst().getFirst();
    }

    private static List<Position> way(List<List<Position>> lines) {
        if (lines.size() > 1) {
            throw new IllegalArgumentException("A corridor is one way: take out the empty line between its points.");
        }
        if (lines.isEmpty() || lines.getFirst().size() < 2) {
            throw new IllegalArgumentException(
                    "A corridor goes along two points or more: enter them one a line, latitude, longitude.");
        }
        return lines.getFirst();
    }

    /**
     * The metres that were entered.
     *
     * @throws IllegalArgumentException with a sentence that says what to enter instead
     */
    double number() {
        try {
            return Double.parseDouble(metres.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    shape == ZoneShape.CORRIDOR
                            ? "For a corridor enter its width in metres, such as 50."
                            : "For a circle enter its radius in metres, such as 150.",
                    e);
        }
    }

    private List<List<Position>> lines() {
        List<List<Position>> lines = new ArrayList<>();
        boolean fresh = true;
        int many = 0;
        for (String line : points.lines().toList()) {
            if (line.isBlank()) {
                fresh = true;
                continue;
            }
            if (++many > MOST_POINTS) {
                throw new IllegalArgumentException(
                        "A zone has at most " + MOST_POINTS + " points here; upload one that has more.");
            }
            if (fresh) {
                lines.add(new ArrayList<>());
                fresh = false;
            }
            lines.getLast().add(place(line.strip()));
        }
        return lines;
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
