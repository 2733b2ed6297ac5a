package org.rollcall.location.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollcall.track.zone.Doubt;
import org.rollcall.track.zone.Sighting;
import org.rollcall.track.zone.ZoneEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The fixes behind a finding as JSON: those believed, and those not believed with the reason. */
final class EvidenceJson {
    private static final JsonMapper JSON = JsonMapper.shared();

    private EvidenceJson() {}

    static String of(ZoneEvent.BreachBegan began) {
        return JSON.writeValueAsString(Map.of(
                "believed",
                began.believed().stream().map(sighting -> of(sighting, null)).toList(),
                "doubted",
                began.doubted().stream()
                        .map(doubt -> of(doubt.sighting(), doubt.reason()))
                        .toList()));
    }

    static String none() {
        return JSON.writeValueAsString(Map.of("believed", List.of(), "doubted", List.of()));
    }

    /** The same without how far each fix was from the edge. */
    static String withoutDistances(String evidence) {
        JsonNode fixes = JSON.readTree(evidence);
        fixes.forEach(list -> list.forEach(fix -> ((ObjectNode) fix).remove("distance")));
        return JSON.writeValueAsString(fixes);
    }

    private static Map<String, Object> of(Sighting sighting, Doubt.@Nullable Reason reason) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("time", sighting.time().toString());
        json.put("latitude", sighting.latitude());
        json.put("longitude", sighting.longitude());
        json.put("errorRadius", Math.round(sighting.errorRadius()));
        json.put("distance", Math.round(sighting.distance()));
        if (reason != null) {
            json.put("reason", reason.name());
        }
        return json;
    }
}
