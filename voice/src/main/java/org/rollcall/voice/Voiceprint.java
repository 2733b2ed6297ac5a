package org.rollcall.voice;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a voice: offsets from the background model and short examples of the digits, quantised. A voiceprint is
 * personal data of the most sensitive kind; keep it encrypted. Immutable.
 */
public final class Voiceprint {
    /** No voiceprint is larger, in bytes. */
    public static final int MOST_BYTES = 200_000;

    private final byte[] bytes;
    private final String model;
    private final DigitModel speaker;
    private final @Nullable DigitModel[] digits;
    private final Templates templates;
    private final float[] embedding;

    Voiceprint(
            byte[] bytes,
            String model,
            DigitModel speaker,
            @Nullable DigitModel[] digits,
            Templates templates,
            float[] embedding) {
        this.bytes = bytes;
        this.model = model;
        this.speaker = speaker;
        this.digits = digits;
        this.templates = templates;
        this.embedding = embedding;
    }

    /** Reads what {@link #toBytes} gave. Throws IllegalArgumentException for anything else. */
    public static Voiceprint fromBytes(byte[] bytes) {
        return VoiceprintCodec.decode(bytes.clone());
    }

    /** The voiceprint as at most {@link #MOST_BYTES} bytes that carry their format and model version. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    /** Name and version of the model it was made with. */
    public String model() {
        return model;
    }

    DigitModel speaker() {
        return speaker;
    }

    @Nullable
    DigitModel digit(int digit) {
        return digits[digit];
    }

    Templates templates() {
        return templates;
    }

    /** An operator's network's embedding; no values where there is no such network. */
    float[] embedding() {
        return embedding;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Voiceprint v && Arrays.equals(v.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Says nothing of the voice. */
    @Override
    public String toString() {
        return "Voiceprint[" + model + ", " + bytes.length + " bytes]";
    }
}
