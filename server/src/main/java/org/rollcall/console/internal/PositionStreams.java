package org.rollcall.console.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.rollcall.location.Movements;
import org.rollcall.location.Placed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The open pages that follow someone's position. Each looks again every second, whichever node stored the fix. */
@Component
class PositionStreams {
    private static final Logger LOG = LoggerFactory.getLogger(PositionStreams.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final int QUIET_LOOKS = 15;

    private final Set<SseEmitter> open = ConcurrentHashMap.newKeySet();

    SseEmitter open(Movements.Following following) {
        var emitter = new SseEmitter(LONGEST.toMillis());
        open.add(emitter);
        emitter.onCompletion(() -> open.remove(emitter));
        emitter.onTimeout(emitter::complete);
        emitter.onError(e -> open.remove(emitter));
        Thread.ofVirtual().name("positions").start(() -> follow(emitter, following));
        return emitter;
    }

    private void follow(SseEmitter emitter, Movements.Following following) {
        int quiet = 0;
        try {
            // Opens the stream in the browser at once, whether or not there is a position.
            emitter.send(SseEmitter.event().comment("open"));
            while (open.contains(emitter)) {
                var found = following.next();
                for (Placed placed : found) {
                    emitter.send(SseEmitter.event().name("position").data(MapData.fix(placed)));
                }
                quiet = found.isEmpty() ? quiet + 1 : 0;
                if (quiet % QUIET_LOOKS == QUIET_LOOKS - 1) {
                    // Shows a connection that went away without saying so.
                    emitter.send(SseEmitter.event().comment("still here"));
                }
                Thread.sleep(LOOK_EVERY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | IllegalStateException e) {
            open.remove(emitter);
        } catch (RuntimeException e) {
            LOG.warn("Positions cannot be followed: {}", e.toString());
            emitter.complete();
        }
    }

    @EventListener(ContextClosedEvent.class)
    void closed() {
        open.forEach(SseEmitter::complete);
        open.clear();
    }
}
