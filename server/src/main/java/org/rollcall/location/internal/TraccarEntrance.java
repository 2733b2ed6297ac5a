package org.rollcall.location.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.rollcall.track.wire.Traccar;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What a Traccar server forwards, positions and events. The sender proves itself by a token ({@code Authorization: Bearer …}, which Traccar
 * sends as {@code forward.header}) or by signing the body ({@link BodySignature}). Closed while neither is set.
 */
@RestController
class TraccarEntrance {
    private static final String BEARER = "Bearer ";

    private final HttpReports reports;
    private final String token;
    private final String key;

    TraccarEntrance(
            HttpReports reports,
            @Value("${rollcall.trackers.traccar.token:}") String token,
            @Value("${rollcall.trackers.traccar.key:}") String key) {
        this.reports = reports;
        this.token = token;
        this.key = key;
    }

    @PostMapping("/trackers/traccar")
    ResponseEntity<String> forwarded(HttpServletRequest request) throws IOException {
        if (token.isBlank() && key.isBlank()) {
            return HttpReports.sentence(
                    404, "Nothing is forwarded to here: set rollcall.trackers.traccar.token or .key first.");
        }
        byte[] body = request.getInputStream().readNBytes(HttpReports.LONGEST_BODY + 1);
        if (body.length > HttpReports.LONGEST_BODY) {
            return HttpReports.sentence(413, "The report is longer than 64 KB.");
        }
        if (!knows(request.getHeader("Authorization"))
                && !BodySignature.holds(key, request.getHeader(BodySignature.HEADER), body)) {
            return HttpReports.sentence(401, "The token or the signature is missing or wrong.");
        }
        return reports.take(HttpReports.TRACCAR, Traccar.read(new String(body, StandardCharsets.UTF_8)));
    }

    private boolean knows(@Nullable String header) {
        return !token.isBlank()
                && header != null
                && header.startsWith(BEARER)
                && MessageDigest.isEqual(bytes(header.substring(BEARER.length()).strip()), bytes(token));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
