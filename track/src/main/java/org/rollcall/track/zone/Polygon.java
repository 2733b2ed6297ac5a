package org.rollcall.track.zone;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/**
 * An area within an outline, without its holes. Lines are straight in longitude and latitude, as in GeoJSON; a line
 * between 179° and -179° crosses the antimeridian.
 */
public final class Polygon implements Area {
    static final int MOST_POINTS = 10_000;
    private static final double POLAR = 85;

    private final List<List<Position>> rings;
    private final Ring outline;
    private final List<Ring> holes;

    private Polygon(List<List<Position>> rings) {
        this.rings = rings;
        outline = new Ring(rings.getFirst());
        holes = rings.stream().skip(1).map(Ring::new).toList();
    }

    /** As {@link #of(List)}, without holes. */
    public static Polygon of(Position... outline) {
        return of(List.of(List.of(outline)));
    }

    /**
     * The polygon of an outline and its holes.
     *
     * @param rings first the outline, then the holes; a ring may repeat its first point at the end or not
     * @throws IllegalArgumentException with a sentence, when a ring has fewer than three points, crosses itself, lies
     *     beyond 85° of latitude, or a hole is not inside the outline
     */
    public static Polygon of(List<List<Position>> rings) {
        if (rings.isEmpty()) {
            throw new IllegalArgumentException("A polygon needs an outline.");
        }
        int points = rings.stream().mapToInt(List::size).sum();
        if (points > MOST_POINTS) {
            throw new IllegalArgumentException(
                    "A polygon has at most " + MOST_POINTS + " points, this one has " + points + ".");
        }
        List<List<Position>> open = new ArrayList<>();
        for (int i = 0; i < rings.size(); i++) {
            open.add(opened(rings.get(i), i == 0 ? "The outline" : "Hole " + i));
        }
        Polygon polygon = new Polygon(List.copyOf(open));
        polygon.check();
        return polygon;
    }

    static void refusePolar(Position point) {
        if (Math.abs(point.latitude()) > POLAR) {
            throw new IllegalArgumentException("Zones lie between 85° south and 85° north.");
        }
    }

    private static List<Position> opened(List<Position> ring, String name) {
        boolean repeats = ring.size() > 1 && ring.getFirst().equals(ring.getLast());
        List<Position> open = List.copyOf(repeats ? ring.subList(0, ring.size() - 1) : ring);
        if (open.stream().distinct().count() < 3) {
            throw new IllegalArgumentException(name + " needs at least three different points.");
        }
        open.forEach(Polygon::refusePolar);
        return open;
    }

    private void check() {
        GeometryFactory factory = new GeometryFactory();
        if (!outline.closes() || holes.stream().anyMatch(hole -> !hole.closes())) {
            throw new IllegalArgumentException("The polygon goes once around the Earth; draw a smaller one.");
        }
        LinearRing shell = ring(factory, outline);
        LinearRing[] inner = holes.stream().map(hole -> ring(factory, hole)).toArray(LinearRing[]::new);
        TopologyValidationError error = new IsValidOp(factory.createPolygon(shell, inner)).getValidationError();
        if (error != null) {
            throw new IllegalArgumentException(sentence(error));
        }
    }

    private LinearRing ring(GeometryFactory factory, Ring ring) {
        int size = ring.longitudes().length;
        Coordinate[] coordinates = new Coordinate[size + 1];
        double shift = outline.near(ring.longitudes()[0]) - ring.longitudes()[0];
        for (int i = 0; i < size; i++) {
            coordinates[i] = new Coordinate(ring.longitudes()[i] + shift, ring.latitudes()[i]);
        }
        coordinates[size] = coordinates[0].copy();
        return factory.createLinearRing(coordinates);
    }

    private static String sentence(TopologyValidationError error) {
        String what = switch (error.getErrorType()) {
            case TopologyValidationError.SELF_INTERSECTION, TopologyValidationError.RING_SELF_INTERSECTION ->
                "The polygon's lines cross or touch each other";
            case TopologyValidationError.HOLE_OUTSIDE_SHELL -> "A hole lies outside the outline";
            case TopologyValidationError.NESTED_HOLES -> "A hole lies inside another hole";
            case TopologyValidationError.DUPLICATE_RINGS -> "A ring is there twice";
            case TopologyValidationError.DISCONNECTED_INTERIOR -> "The holes cut the polygon into pieces";
            default -> "The polygon is not valid (" + error.getMessage() + ")";
        };
        Coordinate at = Objects.requireNonNull(error.getCoordinate());
        return what + " near latitude %.6f, longitude %.6f.".formatted(at.y, Ellipsoid.longitudeDifference(0, at.x));
    }

    /** First the outline, then the holes; no ring repeats its first point. */
    public List<List<Position>> rings() {
        return rings;
    }

    @Override
    public double signedDistance(double latitude, double longitude) {
        double metres = outline.distance(latitude, longitude);
        boolean inside = outline.encloses(latitude, longitude);
        for (Ring hole : holes) {
            metres = Math.min(metres, hole.distance(latitude, longitude));
            inside = inside && !hole.encloses(latitude, longitude);
        }
        return inside ? -metres : metres;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Polygon polygon && rings.equals(polygon.rings);
    }

    @Override
    public int hashCode() {
        return rings.hashCode();
    }

    @Override
    public String toString() {
        return "Polygon" + rings;
    }
}
