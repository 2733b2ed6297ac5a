package org.rollcall.portal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ZoneDrawingTest {
    private static final Pattern POINT = Pattern.compile("[ML](-?[\\d.]+) (-?[\\d.]+)");

    @Test
    void aCircleFillsTheSquareAndTheBarIsARoundLength() {
        ZoneDrawing drawing = ZoneDrawing.of("{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":"
                + "[-74.01234,40.71234]},\"properties\":{\"radius\":150}}");
        assertThat(drawing.across()).isEqualTo("300 m × 300 m");
        assertThat(drawing.length()).isEqualTo("100 m");
        assertThat(drawing.bar()).isEqualTo(87);
        assertThat(drawing.shapes()).singleElement().satisfies(shape -> {
            assertThat(shape.path()).startsWith("M150.0 150.0m-130.0 0");
            assertThat(shape.way()).isFalse();
        });
        assertThat(drawing.map()).contains("mlat=40.71234&mlon=-74.01234");
    }

    @Test
    void severalPartsAreOnePicture_aWayAsBroadAsItIs_andTheAntimeridianIsNoGap() {
        ZoneDrawing drawing =
                ZoneDrawing.of("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{},"
                        + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[179.99,10],[-179.99,10],[-179.99,10.02],"
                        + "[179.99,10]]]}},{\"type\":\"Feature\",\"properties\":{\"width\":200},\"geometry\":{\"type\":"
                        + "\"LineString\",\"coordinates\":[[179.99,10.01],[-179.99,10.01]]}}]}");
        assertThat(drawing.shapes()).extracting(ZoneDrawing.Shape::way).containsExactly(false, true);
        assertThat(drawing.across()).isEqualTo("2.4 km × 2.2 km");
        assertThat(drawing.length()).isEqualTo("500 m");
        assertThat(Double.parseDouble(drawing.shapes().getLast().width())).isBetween(21.0, 22.5);
        for (ZoneDrawing.Shape shape : drawing.shapes()) {
            assertThat(POINT.matcher(shape.path()).results())
                    .isNotEmpty()
                    .allSatisfy(point -> assertThat(inside(point)).isTrue());
        }
    }

    private static boolean inside(MatchResult point) {
        double x = Double.parseDouble(point.group(1));
        double y = Double.parseDouble(point.group(2));
        return x >= 0 && x <= ZoneDrawing.SIDE && y >= 0 && y <= ZoneDrawing.SIDE;
    }
}
