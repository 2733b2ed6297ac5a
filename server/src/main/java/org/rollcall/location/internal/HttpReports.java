package org.rollcall.location.internal;

import java.time.Clock;
import java.util.ArrayList;
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

    /** Of several devices: 200 where all is durable. What was stored of the others is no harm when all is sent again. */
    ResponseEntity<String> take(String protocol, List<Frame> frames) {
        counts.frames.increment(frames.size());
        List<CompletableFuture<Arrival.Fate>> fates = new ArrayList<>();
        for (Frame frame : frames) {
            switch (frame) {
                case Frame.Fixes fixes
                when store.hasRoom() -> fates.add(submitted(protocol, fixes.device(), fixes.fixes()));
                case Frame.Unreadable bad -> {
                    counts.unreadable.increment();
                    return sentence(400, "The report cannot be read: " + bad.why() + ".");
                }
                default -> {
                    return refused();
                }
            }
        }
        return answer(fates);
    }

    private ResponseEntity<String> store(String protocol, String device, List<Fix> fixes) {
        return store.hasRoom() ? answer(List.of(submitted(protocol, device, fixes))) : refused();
    }

    private CompletableFuture<Arrival.Fate> submitted(String protocol, String device, List<Fix> fixes) {
        var fate = new CompletableFuture<Arrival.Fate>();
        store.submit(new Arrival(device, protocol, fixes, fate::complete));
        return fate;
    }

    private ResponseEntity<String> answer(List<CompletableFuture<Arrival.Fate>> fates) {
        try {
            CompletableFuture.allOf(fates.toArray(CompletableFuture[]::new))
                    .get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
            return fates.stream().allMatch(fate -> fate.join() == Arrival.Fate.STORED) ? sentence(200, "") : refused();
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
