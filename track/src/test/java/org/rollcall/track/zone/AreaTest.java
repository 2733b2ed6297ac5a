package org.rollcall.track.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AreaTest {
    private static Position at(double latitude, double longitude) {
        return new Position(latitude, longitude);
    }

    private static List<Position> square(double latitude, double longitude, double half) {
        return List.of(
                at(latitude - half, wrapped(longitude - half)),
                at(latitude - half, wrapped(longitude + half)),
                at(latitude + half, wrapped(longitude + half)),
                at(latitude + half, wrapped(longitude - half)));
    }

    private static double wrapped(double longitude) {
        return Ellipsoid.longitudeDifference(0, longitude);
    }

    @ParameterizedTest
    @CsvSource({
        // By Vincenty's inverse formula on WGS 84, metres.
        "0, 0, 0, 1, 111319.491",
        "0, 0, 1, 0, 110574.389",
        "45, 10, 45.1, 10.1, 13622.221",
        "60, 179.95, 60, -179.95, 5580.000",
        "29.76, -95.37, 31.5, -93.2, 283696.431",
        "84, 0, 84.2, 5, 61572.556"
    })
    void distancesAreThoseOfTheEllipsoid(double lat1, double lon1, double lat2, double lon2, double metres) {
        assertThat(at(lat1, lon1).distance(at(lat2, lon2))).isCloseTo(metres, within(metres * 1e-3));
        assertThat(at(lat2, lon2).distance(at(lat1, lon1))).isCloseTo(metres, within(metres * 1e-3));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-95.37, 0, 179.999, -180})
    void aSquareIsTheSameEverywhereRoundTheEarth(double longitude) {
        Polygon square = Polygon.of(List.of(square(30, longitude, 0.01)));
        double toSide = 0.01 * Ellipsoid.eastMetres(30);
        assertThat(square.signedDistance(30, longitude)).isCloseTo(-toSide, within(0.5));
        assertThat(square.signedDistance(30, wrapped(longitude + 0.02))).isCloseTo(toSide, within(0.5));
        assertThat(square.signedDistance(30, wrapped(longitude - 0.02))).isCloseTo(toSide, within(0.5));
        assertThat(square.contains(30, wrapped(longitude + 180))).isFalse();
    }

    @Test
    void aHoleIsOutside() {
        Polygon ring = Polygon.of(List.of(square(30, 10, 0.02), square(30, 10, 0.01)));
        assertThat(ring.contains(30, 10)).isFalse();
        assertThat(ring.signedDistance(30, 10)).isCloseTo(0.01 * Ellipsoid.eastMetres(30), within(0.5));
        assertThat(ring.contains(30, 10.015)).isTrue();
        assertThat(ring.contains(30, 10.03)).isFalse();
    }

    @Test
    void circlesAndCorridorsMeasureToTheirEdge() {
        assertThat(new Circle(at(29.76, -95.37), 100).signedDistance(29.76, -95.37))
                .isEqualTo(-100);
        Corridor corridor = new Corridor(List.of(at(10, 179.99), at(10, -179.99)), 200);
        assertThat(corridor.signedDistance(10, 180)).isCloseTo(-100, within(0.01));
        assertThat(corridor.signedDistance(10 + 300 / Ellipsoid.northMetres(10), -180))
                .isCloseTo(200, within(0.1));
    }

    @Test
    void aUnionIsInsideWhereAnyPartIs() {
        Area both = new Area.Union(List.of(new Circle(at(1, 1), 100), new Circle(at(1, 1.01), 100)));
        assertThat(both.contains(1, 1)).isTrue();
        assertThat(both.contains(1, 1.01)).isTrue();
        assertThat(both.contains(1, 1.005)).isFalse();
    }

    @Test
    void ringsThatAreNoneAreRefusedWithASentence() {
        assertThatThrownBy(() -> Polygon.of(at(0, 0), at(1, 1))).hasMessageContaining("three different points");
        assertThatThrownBy(() -> Polygon.of(at(0, 0), at(0, 0), at(1, 1), at(1, 1)))
                .hasMessageContaining("three different points");
        assertThatThrownBy(() -> Polygon.of(at(0, 0), at(1, 1), at(0, 1), at(1, 0)))
                .hasMessageContaining("cross or touch each other near latitude 0.5");
        assertThatThrownBy(() -> Polygon.of(List.of(square(0, 0, 1), square(5, 5, 1))))
                .hasMessageContaining("outside the outline");
        assertThatThrownBy(() -> Polygon.of(at(80, 0), at(80, 120), at(80, -120)))
                .hasMessageContaining("smaller");
        assertThatThrownBy(() -> Polygon.of(at(86, 0), at(86, 1), at(87, 0))).hasMessageContaining("85°");
        assertThatThrownBy(() -> new Circle(at(0, 0), Double.NaN)).hasMessageContaining("radius");
        assertThatThrownBy(() -> at(91, 0)).hasMessageContaining("latitude");
    }
}
