package org.rollcall.console.internal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.rollcall.alert.AlertFeed;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Tells open queue pages which alert opened or closed. Only identifiers go out; each page asks for what it may see. */
@Controller
final class AlertStream implements DisposableBean {
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final Set<SseEmitter> pages = ConcurrentHashMap.newKeySet();
    // A page that reads slowly keeps its own thread waiting and no other page.
    private final ExecutorService sending = Executors.newVirtualThreadPerTaskExecutor();
    private final AlertFeed.Listening listening;

    AlertStream(AlertFeed feed) {
        listening = feed.listen(this::tell);
    }

    @GetMapping(path = "/console/alerts/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream() {
        var page = new SseEmitter(LONGEST.toMillis());
        page.onCompletion(() -> pages.remove(page));
        page.onTimeout(page::complete);
        page.onError(e -> pages.remove(page));
        pages.add(page);
        send(page, SseEmitter.event().comment("listening"));
        return page;
    }

    private void tell(AlertFeed.Change change) {
        for (SseEmitter page : pages) {
            sending.execute(() -> send(page, event(change)));
        }
    }

    private static SseEmitter.SseEventBuilder event(AlertFeed.Change change) {
        return switch (change) {
            case AlertFeed.Change.Opened(var alert) ->
                SseEmitter.event().name("opened").data(alert.toString());
            case AlertFeed.Change.Closed(var alert) ->
                SseEmitter.event().name("closed").data(alert.toString());
            case AlertFeed.Change.Missed() -> SseEmitter.event().name("missed").data("");
        };
    }

    /** A page was closed while something was being sent to it: nobody is left to tell. */
    @ExceptionHandler(AsyncRequestNotUsableException.class)
    void gone(HttpServletResponse unusable) {}

    /** Finds pages that were closed without a word. */
    @Scheduled(fixedDelay = 20_000)
    void beat() {
        for (SseEmitter page : pages) {
            sending.execute(() -> send(page, SseEmitter.event().comment("beat")));
        }
    }

    private void send(SseEmitter page, SseEmitter.SseEventBuilder event) {
        try {
            page.send(event);
        } catch (IOException | IllegalStateException e) {
            pages.remove(page);
        }
    }

    @EventListener(ContextClosedEvent.class)
    void end() {
        pages.forEach(SseEmitter::complete);
    }

    @Override
    public void destroy() {
        listening.close();
        sending.close();
    }
}
