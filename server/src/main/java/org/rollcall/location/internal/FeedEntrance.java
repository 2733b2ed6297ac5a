package org.rollcall.location.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.rollcall.track.wire.VendorFeed;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What vendors whose protocol is closed send of their trackers ({@link VendorFeed}). Each names itself ({@code X-Vendor}) and
 * signs with its own key ({@link BodySignature}). The same report sent again is the same fix, so that whoever recorded a
 * request gains nothing by sending it once more.
 */
@RestController
class FeedEntrance {
    private static final int LONGEST = 1024 * 1024;

    private final HttpReports reports;
    private final FeedSettings settings;

    FeedEntrance(HttpReports reports, FeedSettings settings) {
        this.reports = reports;
        this.settings = settings;
    }

    @PostMapping("/trackers/feed")
    ResponseEntity<String> fed(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LONGEST + 1);
        if (body.length > LONGEST) {
            return HttpReports.sentence(413, "The body is longer than 1 MB. Send fewer fixes at once.");
        }
        String key = key(request.getHeader("X-Vendor"));
        if (!BodySignature.holds(key, request.getHeader(BodySignature.HEADER), body)) {
            return HttpReports.sentence(
                    401,
                    "X-Vendor names no vendor that sends to here, or X-Signature is not its signature of the body.");
        }
        return reports.take("feed", VendorFeed.read(new String(body, StandardCharsets.UTF_8)));
    }

    private String key(@Nullable String vendor) {
        return vendor == null ? "" : settings.keys().getOrDefault(vendor, "");
    }
}
