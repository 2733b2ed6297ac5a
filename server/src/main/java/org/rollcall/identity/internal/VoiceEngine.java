package org.rollcall.identity.internal;

import org.jspecify.annotations.Nullable;
import org.rollcall.identity.ComparisonUnavailable;
import org.rollcall.voice.VoiceComparison;
import org.rollcall.voice.VoiceModel;
import org.springframework.stereotype.Component;

/** The bundled voice model, loaded at its first use. */
@Component
class VoiceEngine {
    private @Nullable VoiceComparison loaded;

    synchronized VoiceComparison get() {
        VoiceComparison now = loaded;
        if (now == null) {
            try {
                now = VoiceModel.bundled().comparison();
            } catch (RuntimeException e) {
                throw new ComparisonUnavailable("The voice model cannot be loaded: " + e.getMessage(), e);
            }
            loaded = now;
        }
        return now;
    }
}
