package org.rollcall.api.internal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.rollcall.api.internal.Reach.Reached;
import org.rollcall.location.TrackExports;
import org.rollcall.location.TrackFormat;
import org.rollcall.staff.Purpose;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A person's movement history of a period, whole, in one of several forms. */
@RestController
final class TrackApi {
    private final TrackExports exports;
    private final Reach reach;

    TrackApi(TrackExports exports, Reach reach) {
        this.exports = exports;
        this.reach = reach;
    }

    @GetMapping("/api/participants/{id}/track")
    void track(
            @PathVariable UUID id,
            @RequestParam Purpose purpose,
            @RequestParam Instant from,
            @RequestParam Instant until,
            @RequestParam(defaultValue = "json") String format,
            HttpServletResponse response)
            throws IOException {
        Reached reached = reach.reach(id);
        var exported =
                exports.export(reached.by(), purpose, reached.person().id(), from, until, TrackFormat.named(format));
        response.setContentType(exported.format().mediaType());
        exported.content().writeTo(response.getOutputStream());
    }
}
