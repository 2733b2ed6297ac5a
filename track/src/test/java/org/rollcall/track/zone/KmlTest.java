package org.rollcall.track.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KmlTest {
    private static final String SQUARE =
            "<coordinates>-95.372,29.758,0 -95.368,29.758,0 -95.368,29.762,0 -95.372,29.762,0"
                    + " -95.372,29.758,0</coordinates>";
    private static final String HOLE =
            "<coordinates>-95.371,29.759 -95.370,29.759 -95.370,29.760 -95.371,29.760 -95.371,29.759</coordinates>";

    private static String kml(String placemark) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>"
                + "<Placemark><name>x</name>" + placemark + "</Placemark></Document></kml>";
    }

    @Test
    void readsAPolygonWithItsHole() {
        Area area = Kml.parse(
                kml("<Polygon><outerBoundaryIs><LinearRing>" + SQUARE
                        + "</LinearRing></outerBoundaryIs><innerBoundaryIs>" + "<LinearRing>" + HOLE
                        + "</LinearRing></innerBoundaryIs></Polygon>"),
                null);
        assertThat(area.signedDistance(29.7585, -95.369)).isNegative();
        assertThat(area.signedDistance(29.7595, -95.3705)).isPositive();
        assertThat(area.signedDistance(29.77, -95.37)).isPositive();
    }

    @Test
    void pointsAndLinesWantAMeasure() {
        String point = kml("<Point><coordinates>-95.37,29.76,0</coordinates></Point>");
        assertThat(Kml.parse(point, 150.0)).isEqualTo(new Circle(new Position(29.76, -95.37), 150));
        assertThatThrownBy(() -> Kml.parse(point, null)).hasMessageContaining("radius in metres");
        String line = kml("<LineString><coordinates>-95.37,29.76 -95.36,29.77</coordinates></LineString>");
        assertThat(Kml.parse(line, 100.0)).isInstanceOf(Corridor.class);
        assertThatThrownBy(() -> Kml.parse(line, null)).hasMessageContaining("width in metres");
    }

    @Test
    void severalAreJoined() {
        String both = kml("<MultiGeometry><Point><coordinates>-95.37,29.76</coordinates></Point>"
                + "<Point><coordinates>-95.30,29.76</coordinates></Point></MultiGeometry>");
        assertThat(Kml.parse(both, 100.0))
                .isInstanceOfSatisfying(
                        Area.Union.class, union -> assertThat(union.parts()).hasSize(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "words",
                "<kml></kml>",
                "<kml><Point><coordinates>here</coordinates></Point></kml>",
                "<kml><Point><coordinates>-195,29</coordinates></Point></kml>",
                "<!DOCTYPE k [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><kml><Point><coordinates>&e;</coordinates></Point></kml>",
                "<kml><Polygon><outerBoundaryIs><LinearRing><coordinates>1,1 2,2</coordinates></LinearRing></outerBoundaryIs></Polygon></kml>"
            })
    void whatIsNoneIsRefusedWithASentence(String xml) {
        assertThatThrownBy(() -> Kml.parse(xml, 100.0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("(?s).{15,}");
    }
}
