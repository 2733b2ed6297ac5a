package org.rollcall.location.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.rollcall.track.Fix;
import org.rollcall.track.wire.Frame;
import org.rollcall.track.wire.OsmAnd;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * Reports over HTTP as the OsmAnd and Traccar Client apps send them: query, form or JSON. 200 means durable; 400 says what
 * cannot be read; 503 means try again later.
 */
@RestController
class OsmAndEntrance {
    private static final int LONGEST_BODY = 64 * 1024;
    private static final int LONGEST_WAIT_SECONDS = 30;

    private final FixStore store;
    private final GatewayCounts counts;
    private final Clock clock;

    OsmAndEntrance(FixStore store, GatewayCounts counts, Clock clock) {
        this.store = store;
        this.counts = counts;
        this.clock = clock;
    }

    @RequestMapping(
            path = "/trackers/osmand",
            method = {RequestMethod.GET, RequestMethod.POST})
    ResponseEntity<String> report(HttpServletRequest request) throws IOException {
        String type = request.getContentType();
        if (type != null && type.startsWith(MediaType.APPLICATION_JSON_VALUE)) {
            byte[] body = request.getInputStream().readNBytes(LONGEST_BODY + 1);
            return body.length > LONGEST_BODY
                    ? sentence(413, "The report is longer than 64 KB.")
                    : take(OsmAnd.readText(new String(body, StandardCharsets.UTF_8), clock.instant()));
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> parameters.put(name, values[0]));
        return take(OsmAnd.read(parameters, clock.instant()));
    }

    private ResponseEntity<String> take(Frame frame) {
        counts.frames.increment();
        return switch (frame) {
            case Frame.Fixes fixes -> store(fixes.device(), fixes.fixes());
            case Frame.Status status -> store(status.device(), List.of(StatusFix.of(status, clock.instant())));
            case Frame.Unreadable bad -> {
                counts.unreadable.increment();
                yield sentence(400, "The report cannot be read: " + bad.why() + ".");
            }
            case Frame.Login _, Frame.Answer _, Frame.KeepAlive _ -> sentence(200, "");
        };
    }

    private ResponseEntity<String> store(String device, List<Fix> fixes) {
        if (!store.hasRoom()) {
            return refused();
        }
        var fate = new CompletableFuture<Arrival.Fate>();
        store.submit(new Arrival(device, "osmand", fixes, fate::complete));
        try {
            return fate.get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS) == Arrival.Fate.STORED
                    ? sentence(200, "")
                    : refused();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return refused();
        } catch (ExecutionException | TimeoutException e) {
            return refused();
        }
    }

    private ResponseEntity<String> refused() {
        counts.refused.increment();
        return ResponseEntity.status(503)
                .header("Retry-After", "60")
                .contentType(MediaType.TEXT_PLAIN)
                .body("The report could not be stored now. Send it again in a minute.");
    }

    private static ResponseEntity<String> sentence(int status, String text) {
        return ResponseEntity.status(status).contentType(MediaType.TEXT_PLAIN).body(text);
    }
}
