package org.rollcall.location.internal;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.rollcall.track.Fix;
import org.rollcall.track.wire.Frame;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Answers reports that come over HTTP: 200 means durable, 400 says what cannot be read, 503 to try again later. */
@Component
class HttpReports {
    /** The protocol of what a Traccar server forwards. */
    static final String TRACCAR = "traccar";

    /** The longest body of one report. */
    static final int LONGEST_BODY = 64 * 1024;

    private static final int LONGEST_WAIT_SECONDS = 30;

    private final FixEntrance store;
    private final GatewayCounts counts;
    private final Clock clock;

    HttpReports(FixEntrance store, GatewayCounts counts, Clock clock) {
        this.store = store;
        this.counts = counts;
        this.clock = clock;
    }

    ResponseEntity<String> take(String protocol, Frame frame) {
        counts.frames.increment();
        return switch (frame) {
            case Frame.Fixes fixes -> store(protocol, fixes.device(), fixes.fixes());
            case Frame.Status status ->
                store(protocol, status.device(), List.of(StatusFix.of(status, clock.instant())));
            case Frame.Unreadable bad -> {
                counts.unreadable.increment();
                yield sentence(400, "The report cannot be read: " + bad.why() + ".");
            }
            case Frame.Login _, Frame.Answer _, Frame.KeepAlive _ -> sentence(200, "");
        };
    }

    private ResponseEntity<String> store(String protocol, String device, List<Fix> fixes) {
        if (!store.hasRoom()) {
            return refused();
        }
        var fate = new CompletableFuture<Arrival.Fate>();
        store.submit(new Arrival(device, protocol, fixes, fate::complete));
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

    static ResponseEntity<String> sentence(int status, String text) {
        return ResponseEntity.status(status).contentType(MediaType.TEXT_PLAIN).body(text);
    }
}
