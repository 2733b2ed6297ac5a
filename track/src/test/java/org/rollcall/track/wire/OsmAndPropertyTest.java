package org.rollcall.track.wire;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

class OsmAndPropertyTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @Property(tries = 500, seed = "2026")
    void noTextMakesItThrow(@ForAll @StringLength(max = 200) String text, @ForAll String value) {
        OsmAnd.readText(text, NOW);
        OsmAnd.readText("{" + text, NOW);
        Map<String, String> parameters = new HashMap<>(Map.of("id", "1", "lat", "1", "lon", "2"));
        parameters.put("speed", value);
        parameters.put("timestamp", text);
        OsmAnd.read(parameters, NOW);
    }
}
