package org.rollcall.track.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.track.JsonText;

class GeoJsonTest {
    @Test
    void readsAFeatureWithHolesAndAltitudes() throws JsonText.Malformed {
        Area area =
                GeoJson.parse("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":null,"
                        + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[0,0,5],[4,0,5],[4,4,5],[0,4,5],[0,0,5]],"
                        + "[[1,1],[1,2],[2,2],[2,1],[1,1]]]}}]}");
        assertThat(area).isInstanceOf(Polygon.class);
        assertThat(area.contains(3, 3)).isTrue();
        assertThat(area.contains(1.5, 1.5)).isFalse();
    }

    @Test
    void aMapScrolledPastTheAntimeridianIsUnderstood() throws JsonText.Malformed {
        Area area = GeoJson.parse("{\"type\":\"Polygon\",\"coordinates\":[[[179,0],[181,0],[181,1],[179,1],[179,0]]]}");
        assertThat(area.contains(0.5, -179.5)).isTrue();
        assertThat(area.contains(0.5, 179.5)).isTrue();
        assertThat(area.contains(0.5, 0)).isFalse();
    }

    @Test
    void severalPolygonsAreOneArea() throws JsonText.Malformed {
        Area area = GeoJson.parse("{\"type\":\"MultiPolygon\",\"coordinates\":[[[[0,0],[1,0],[0,1],[0,0]]],"
                + "[[[5,5],[6,5],[5,6],[5,5]]]]}");
        assertThat(area.contains(5.2, 5.2)).isTrue();
        assertThat(area.contains(3, 3)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"type":"Point","coordinates":[1,2]}                                       | radius
            {"type":"LineString","coordinates":[[1,2],[2,2]]}                          | width
            {"type":"Polygon","coordinates":[[[0,0],[1,1],[0,1],[1,0],[0,0]]]}         | cross
            {"type":"Polygon","coordinates":[]}                                        | outline
            {"type":"Polygon","coordinates":[[["a",0],[1,1],[0,1]]]}                   | longitude
            {"type":"Polygon","coordinates":[[[0,95],[1,1],[0,1]]]}                    | latitude
            {"type":"Polygon"}                                                         | coordinates
            {"type":"FeatureCollection","features":[]}                                 | parts
            {"type":"Nonsense"}                                                        | Nonsense
            [1]                                                                        | object
            {"type":"Polygon","coordinates":[[[0,0],[1,1e999999999],[0,1]]]}           | range
            """)
    void saysWhatIsWrong(String json, String word) {
        assertThatThrownBy(() -> GeoJson.parse(json))
                .isInstanceOf(JsonText.Malformed.class)
                .hasMessageContaining(word);
    }

    @Test
    void deepNestingIsRefused() {
        String deep = "{\"type\":\"Polygon\",\"coordinates\":" + "[".repeat(100_000);
        assertThatThrownBy(() -> GeoJson.parse(deep)).isInstanceOf(JsonText.Malformed.class);
    }
}
