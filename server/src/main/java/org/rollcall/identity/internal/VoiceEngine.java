package org.rollcall.identity.internal;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.rollcall.identity.ComparisonUnavailable;
import org.rollcall.voice.EmbeddingModel;
import org.rollcall.voice.VoiceComparison;
import org.rollcall.voice.VoiceModel;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The voice model, loaded at its first use: the bundled one, or the operator's own speaker network where
 * {@code rollcall.voice.network} names its file and {@code rollcall.voice.network-rate} the rate it was trained on.
 */
@Component
class VoiceEngine implements DisposableBean {
    private final @Nullable Path network;
    private final int rate;
    private @Nullable EmbeddingModel opened;
    private @Nullable VoiceComparison loaded;

    VoiceEngine(
            @Value("${rollcall.voice.network:}") String network,
            @Value("${rollcall.voice.network-rate:16000}") int rate) {
        this.network = network.isBlank() ? null : Path.of(network);
        this.rate = rate;
    }

    synchronized VoiceComparison get() {
        VoiceComparison now = loaded;
        if (now == null) {
            try {
                now = load();
            } catch (IOException | RuntimeException e) {
                throw new ComparisonUnavailable(
                        "The voice model" + (network == null ? "" : " " + network) + " cannot be loaded: "
                                + e.getMessage(),
                        e);
            }
            loaded = now;
        }
        return now;
    }

    private VoiceComparison load() throws IOException {
        if (network == null) {
            return VoiceModel.bundled().comparison();
        }
        EmbeddingModel model = EmbeddingModel.open(network, rate);
        opened = model;
        return model.comparison();
    }

    @Override
    public synchronized void destroy() {
        if (opened != null) {
            opened.close();
        }
    }
}
