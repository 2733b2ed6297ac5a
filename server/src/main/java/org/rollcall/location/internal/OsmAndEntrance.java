package org.rollcall.location.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rollcall.track.wire.OsmAnd;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** Reports over HTTP as the OsmAnd and Traccar Client apps send them: query, form or JSON. */
@RestController
class OsmAndEntrance {
    private static final String PROTOCOL = "osmand";

    private final HttpReports reports;
    private final Clock clock;

    OsmAndEntrance(HttpReports reports, Clock clock) {
        this.reports = reports;
        this.clock = clock;
    }

    @RequestMapping(
            path = "/trackers/osmand",
            method = {RequestMethod.GET, RequestMethod.POST})
    ResponseEntity<String> report(HttpServletRequest request) throws IOException {
        String type = request.getContentType();
        if (type != null && type.startsWith(MediaType.APPLICATION_JSON_VALUE)) {
            byte[] body = request.getInputStream().readNBytes(HttpReports.LONGEST_BODY + 1);
            return body.length > HttpReports.LONGEST_BODY
                    ? HttpReports.sentence(413, "The report is longer than 64 KB.")
                    : reports.take(
                            PROTOCOL, OsmAnd.readText(new String(body, StandardCharsets.UTF_8), clock.instant()));
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> parameters.put(name, values[0]));
        return reports.take(PROTOCOL, OsmAnd.read(parameters, clock.instant()));
    }
}
