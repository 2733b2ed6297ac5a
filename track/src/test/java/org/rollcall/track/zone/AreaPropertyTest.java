package org.rollcall.track.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.StringLength;
import org.rollcall.track.JsonText;

class AreaPropertyTest {
    /** A polygon of many points on a circle must answer as the circle does, but for the corners. */
    @Property(tries = 300, seed = "2026")
    void aManySidedPolygonIsACircle(
            @ForAll @DoubleRange(min = -75, max = 75) double latitude,
            @ForAll @DoubleRange(min = -180, max = 180) double longitude,
            @ForAll @DoubleRange(min = 50, max = 20_000) double radius,
            @ForAll @DoubleRange(min = 0, max = 6.28) double bearing,
            @ForAll @DoubleRange(min = 0, max = 3) double times) {
        Circle circle = new Circle(new Position(latitude, longitude), radius);
        List<Position> ring = java.util.stream.IntStream.range(0, 360)
                .mapToObj(degree -> away(latitude, longitude, radius, Math.toRadians(degree)))
                .toList();
        Polygon polygon = Polygon.of(List.of(ring));
        Position place = away(latitude, longitude, radius * times, bearing);
        double distance = circle.signedDistance(place.latitude(), place.longitude());
        assertThat(polygon.signedDistance(place.latitude(), place.longitude()))
                .isCloseTo(distance, within(radius * 0.012));
    }

    @Property(tries = 100, seed = "2026")
    void whatIsPrintedIsRead(
            @ForAll @DoubleRange(min = -80, max = 80) double latitude,
            @ForAll @DoubleRange(min = -180, max = 180) double longitude,
            @ForAll @DoubleRange(min = 10, max = 10_000) double size)
            throws JsonText.Malformed {
        Position middle = new Position(latitude, longitude);
        Position east = away(latitude, longitude, size, 1.5);
        Position north = away(latitude, longitude, size, 0.1);
        Area area = new Area.Union(List.of(
                new Circle(middle, size), new Corridor(List.of(middle, east), size), Polygon.of(middle, east, north)));
        assertThat(GeoJson.parse(GeoJson.print(area))).isEqualTo(area);
    }

    @Property(tries = 500, seed = "2026")
    void noTextMakesTheParserThrowAnythingElse(@ForAll @StringLength(max = 60) String text, @ForAll double number) {
        for (String json : List.of(
                text,
                "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[" + number + ",1],[1,0],[0,0]]]}",
                "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[" + number
                        + ",2]},\"properties\":{\"radius\":" + number + "}}",
                "{\"type\":\"Polygon\",\"coordinates\":" + text + "}")) {
            try {
                GeoJson.parse(json);
            } catch (JsonText.Malformed e) {
                assertThat(e).hasMessageMatching("(?s).{10,}");
            }
        }
    }

    private static Position away(double latitude, double longitude, double metres, double bearing) {
        double north = metres * Math.cos(bearing) / Ellipsoid.northMetres(latitude);
        double middle = latitude + north / 2;
        double east = metres * Math.sin(bearing) / Ellipsoid.eastMetres(middle);
        return new Position(latitude + north, Ellipsoid.longitudeDifference(0, longitude + east));
    }
}
