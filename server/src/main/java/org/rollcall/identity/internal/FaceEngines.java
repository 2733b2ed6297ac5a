package org.rollcall.identity.internal;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.rollcall.face.FaceEngine;
import org.rollcall.face.FaceModels;
import org.rollcall.face.FaceSettings;
import org.rollcall.identity.ComparisonUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The face engine. Its weights are fetched beside the running server; where that fails the server runs on, comparisons
 * end as technical failures, and the next one tries to fetch again.
 */
@Component
class FaceEngines {
    private static final Logger LOG = LoggerFactory.getLogger(FaceEngines.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final IdentitySettings settings;
    private @Nullable CompletableFuture<FaceEngine> loading;

    FaceEngines(IdentitySettings settings) {
        this.settings = settings;
    }

    @EventListener(ApplicationReadyEvent.class)
    void started() {
        if (settings.faceAtStart()) {
            loading();
        }
    }

    /** The engine, waited for a little while it loads. @throws ComparisonUnavailable if it is not there by then */
    FaceEngine get() {
        try {
            return loading().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new ComparisonUnavailable("The face models are still being fetched. Try again in a minute.", e);
        } catch (ExecutionException e) {
            throw new ComparisonUnavailable("The face models are not there: " + reason(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ComparisonUnavailable("Interrupted while the face models were being loaded.", e);
        }
    }

    private synchronized CompletableFuture<FaceEngine> loading() {
        CompletableFuture<FaceEngine> now = loading;
        if (now == null || now.isCompletedExceptionally()) {
            now = new CompletableFuture<>();
            loading = now;
            CompletableFuture<FaceEngine> result = now;
            Thread.ofPlatform().name("face-models").daemon().start(() -> load(result));
        }
        return now;
    }

    private void load(CompletableFuture<FaceEngine> result) {
        try {
            FaceModels models =
                    settings.faceModels() == null ? FaceModels.fetch() : FaceModels.fetch(settings.faceModels());
            result.complete(FaceEngine.open(models, FaceSettings.standard()));
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("Faces cannot be compared until their models are there: {}", e.getMessage());
            result.completeExceptionally(e);
        }
    }

    private static String reason(ExecutionException e) {
        Throwable cause = e.getCause();
        return String.valueOf(cause == null ? e.getMessage() : cause.getMessage());
    }

    @PreDestroy
    synchronized void close() {
        CompletableFuture<FaceEngine> now = loading;
        if (now != null) {
            now.thenAccept(FaceEngine::close);
        }
    }
}
