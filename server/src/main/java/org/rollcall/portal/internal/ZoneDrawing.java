package org.rollcall.portal.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rollcall.track.JsonText;
import org.rollcall.track.zone.Area;
import org.rollcall.track.zone.Circle;
import org.rollcall.track.zone.Corridor;
import org.rollcall.track.zone.GeoJson;
import org.rollcall.track.zone.Polygon;
import org.rollcall.track.zone.Position;

/**
 * A zone's outline to be drawn in SVG, north up, in a square of {@link #SIDE} units.
 *
 * @param shapes what it is made of
 * @param bar the length of the scale's bar in units
 * @param length what the bar stands for, such as “200 m”
 * @param across how wide and high it is, such as “400 m × 450 m”
 * @param map its middle on a map that somebody else keeps
 */
public record ZoneDrawing(List<Shape> shapes, int bar, String length, String across, String map) {
    /** Units of the drawing's side. */
    public static final int SIDE = 300;

    private static final int MARGIN = 20;
    private static final double METRES_A_DEGREE = 111_320;
    private static final int KILOMETRE = 1000;

    /**
     * @param path SVG path data
     * @param width units from side to side of a way that is drawn along the path; 0 where the path is an outline
     */
    public record Shape(String path, String width) {
        /** Whether it is a way and not an outline. */
        public boolean way() {
            return !width.equals("0");
        }
    }

    /** Copies the list. */
    public ZoneDrawing {
        shapes = List.copyOf(shapes);
    }

    /** Draws an area that was kept. */
    static ZoneDrawing of(String geoJson) {
        try {
            return of(GeoJson.parse(geoJson));
        } catch (JsonText.Malformed e) {
            throw new IllegalStateException("A zone that was kept cannot be read.", e);
        }
    }

    private static ZoneDrawing of(Area area) {
        List<Area> parts = area instanceof Area.Union union ? union.parts() : List.of(area);
        var extent = new Extent(first(parts.getFirst()));
        parts.forEach(extent::take);
        double scale = (SIDE - 2 * MARGIN) / Math.max(extent.width(), extent.height());
        double bar = barMetres(SIDE / 3.0 / scale);
        return new ZoneDrawing(
                parts.stream().map(part -> shape(part, extent, scale)).toList(),
                (int) Math.round(bar * scale),
                metres(bar),
                metres(extent.width()) + " × " + metres(extent.height()),
                extent.map());
    }

    private static Position first(Area part) {
        return switch (part) {
            case Circle circle -> circle.centre();
            case Polygon polygon -> polygon.rings().getFirst().getFirst();
            case Corridor corridor -> corridor.way().getFirst();
            case Area.Union union -> first(union.parts().getFirst());
        };
    }

    /** The part of the ground the area takes, in metres east and north of a place in it. */
    private static final class Extent {
        private final Position origin;
        private final double eastOfDegree;
        private double west = Double.POSITIVE_INFINITY;
        private double east = Double.NEGATIVE_INFINITY;
        private double south = Double.POSITIVE_INFINITY;
        private double north = Double.NEGATIVE_INFINITY;

        Extent(Position origin) {
            this.origin = origin;
            eastOfDegree = METRES_A_DEGREE * Math.cos(Math.toRadians(origin.latitude()));
        }

        void take(Area part) {
            switch (part) {
                case Circle circle -> take(circle.centre(), circle.radius());
                case Polygon polygon -> polygon.rings().getFirst().forEach(place -> take(place, 0));
                case Corridor corridor -> corridor.way().forEach(place -> take(place, corridor.width() / 2));
                case Area.Union union -> union.parts().forEach(this::take);
            }
        }

        private void take(Position place, double around) {
            west = Math.min(west, x(place) - around);
            east = Math.max(east, x(place) + around);
            south = Math.min(south, y(place) - around);
            north = Math.max(north, y(place) + around);
        }

        double x(Position place) {
            return Math.IEEEremainder(place.longitude() - origin.longitude(), 360) * eastOfDegree;
        }

        double y(Position place) {
            return (place.latitude() - origin.latitude()) * METRES_A_DEGREE;
        }

        double width() {
            return east - west;
        }

        double height() {
            return north - south;
        }

        /** As it stands in the drawing, whose y runs down. */
        String at(Position place, double scale) {
            return number(SIDE / 2.0 + (x(place) - (west + east) / 2) * scale) + " "
                    + number(SIDE / 2.0 - (y(place) - (south + north) / 2) * scale);
        }

        String map() {
            double latitude = origin.latitude() + (south + north) / 2 / METRES_A_DEGREE;
            double longitude = Math.IEEEremainder(origin.longitude() + (west + east) / 2 / eastOfDegree, 360);
            return String.format(
                    Locale.ROOT,
                    "https://www.openstreetmap.org/?mlat=%1$.5f&mlon=%2$.5f#map=15/%1$.5f/%2$.5f",
                    latitude,
                    longitude);
        }
    }

    private static Shape shape(Area part, Extent extent, double scale) {
        return switch (part) {
            case Circle(Position centre, double radius) ->
                new Shape(circle(extent.at(centre, scale), radius * scale), "0");
            case Polygon polygon -> new Shape(rings(polygon, extent, scale), "0");
            case Corridor corridor -> new Shape(line(corridor.way(), extent, scale), number(corridor.width() * scale));
            case Area.Union union -> throw new IllegalStateException("A union is drawn part by part.");
        };
    }

    private static String circle(String centre, double radius) {
        String half = "a" + number(radius) + " " + number(radius) + " 0 1 0 ";
        return "M" + centre + "m" + number(-radius) + " 0" + half + number(2 * radius) + " 0" + half
                + number(-2 * radius) + " 0z";
    }

    private static String rings(Polygon polygon, Extent extent, double scale) {
        var path = new StringBuilder();
        polygon.rings().forEach(ring -> path.append(line(ring, extent, scale)).append('z'));
        return path.toString();
    }

    private static String line(List<Position> places, Extent extent, double scale) {
        List<String> points = new ArrayList<>();
        places.forEach(place -> points.add(extent.at(place, scale)));
        return "M" + String.join("L", points);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** The longest of 1, 2, 5, 10, 20 … metres that is not longer. */
    private static double barMetres(double most) {
        double power = Math.pow(10, Math.floor(Math.log10(most)));
        double digits = most / power;
        return Math.max(1, (digits >= 5 ? 5 : digits >= 2 ? 2 : 1) * power);
    }

    private static String metres(double metres) {
        return metres < KILOMETRE
                ? Math.round(metres) + " m"
                : String.format(Locale.ROOT, metres < 10 * KILOMETRE ? "%.1f km" : "%.0f km", metres / KILOMETRE)
                        .replace(".0 km", " km");
    }
}
