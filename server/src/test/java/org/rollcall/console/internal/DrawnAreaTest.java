package org.rollcall.console.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.rollcall.track.zone.Area;
import org.rollcall.track.zone.Circle;
import org.rollcall.track.zone.Corridor;
import org.rollcall.track.zone.GeoJson;
import org.rollcall.track.zone.Polygon;
import org.rollcall.track.zone.Position;

/** What a form shows of an area is that area again when it is sent, bit for bit. */
class DrawnAreaTest {
    @Property(tries = 300, seed = "2026")
    void whatTheFormHoldsIsTheAreaThatWasKept(
            @ForAll @DoubleRange(min = -80, max = 80) double latitude,
            @ForAll @DoubleRange(min = -179, max = 178) double longitude,
            @ForAll @DoubleRange(min = 2, max = 100_000) double metres,
            @ForAll @IntRange(min = 0, max = 4) int holes,
            @ForAll boolean windows) {
        for (Area area : List.of(
                polygon(latitude, longitude, holes),
                new Circle(new Position(latitude, longitude), metres),
                new Corridor(polygon(latitude, longitude, 0).rings().getFirst(), metres))) {
            DrawnArea shown = DrawnArea.of(GeoJson.print(area)).orElseThrow();
            String sent = windows ? shown.points().replace("\n", "\r\n") : shown.points();
            assertThat(new DrawnArea(shown.shape(), sent, shown.metres()).area())
                    .isEqualTo(area);
            assertThat(shown.points().split("\n\n", -1)).hasSize(area instanceof Polygon ? holes + 1 : 1);
            assertThat(shown.points()).doesNotContain("E");
        }
    }

    /** A square with small ones in it, side by side. */
    private static Polygon polygon(double latitude, double longitude, int holes) {
        List<List<Position>> rings = new ArrayList<>();
        rings.add(square(latitude, longitude, 1));
        for (int i = 0; i < holes; i++) {
            rings.add(square(latitude + 0.4, longitude + 0.1 + 0.2 * i, 0.1));
        }
        return Polygon.of(rings);
    }

    private static List<Position> square(double latitude, double longitude, double side) {
        return List.of(
                new Position(latitude, longitude),
                new Position(latitude, longitude + side),
                new Position(latitude + side, longitude + side),
                new Position(latitude + side, longitude));
    }

    @Test
    void nearTheEquatorAndGreenwichNoNumberHasAnExponent() {
        DrawnArea shown = DrawnArea.of(GeoJson.print(new Circle(new Position(0.00001, -0.0000002), 12.5)))
                .orElseThrow();
        assertThat(shown.points()).isEqualTo("0.00001, -0.0000002");
        assertThat(shown.metres()).isEqualTo("12.5");
    }

    @Test
    void whatAFormHasNoRoomForIsNotShownInPart() {
        var circle = new Circle(new Position(40, -74), 100);
        assertThat(DrawnArea.of(GeoJson.print(new Area.Union(List.of(circle, circle)))))
                .isEmpty();
        List<Position> way = new ArrayList<>();
        for (int i = 0; i < 2_001; i++) {
            way.add(new Position(40 + i * 0.001, -74));
        }
        assertThat(DrawnArea.of(GeoJson.print(new Corridor(way, 50)))).isEmpty();
        String points = DrawnArea.of(GeoJson.print(new Corridor(way.subList(0, 2_000), 50)))
                .orElseThrow()
                .points();
        assertThatThrownBy(() -> new DrawnArea(ZoneShape.CORRIDOR, points + "\n42.5, -74", "50").area())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 2000 points");
    }

    @Test
    void emptyLinesMoreThanOneAndAtTheEndsMakeNoHole() {
        String points = "\n\n 40.7, -74.1 \n40.7;-74\n40.8 -74\n \n\n40.72, -74.02\n40.72, -74.01\n40.73, -74.01\n\n";
        assertThat(new DrawnArea(ZoneShape.AREA, points, "").area())
                .isInstanceOfSatisfying(
                        Polygon.class, polygon -> assertThat(polygon.rings()).hasSize(2));
    }
}
