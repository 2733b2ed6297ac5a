package org.rollcall.voice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/**
 * An operator's own speaker network, used instead of the shipped model's speaker score: an ONNX file with one input (1,
 * frames, 80), log mel energies of speech with each band's mean taken away, and one output, the embedding; two embeddings
 * are compared by their cosine. This is the contract of WeSpeaker's exported networks. Digits are found and checked as with
 * the shipped model. Whether the network may be used for this, and how well it does, is the operator's to know: measure it
 * with {@link VoiceEvaluation}.
 */
public final class EmbeddingModel implements AutoCloseable {
    private static final Set<Integer> RATES = Set.of(8_000, 16_000);
    private static final long MOST_BYTES = 512L << 20;
    private static final int DIGITS_OF_NAME = 16;

    private final String version;
    private final int rate;
    private final EmbeddingNetwork network;

    private EmbeddingModel(String version, int rate, EmbeddingNetwork network) {
        this.version = version;
        this.rate = rate;
        this.network = network;
    }

    /**
     * Loads a network and runs it once. {@code ORT_DISABLE_TELEMETRY=1} must be in the environment.
     *
     * @param rate samples a second the network was trained on, 8000 or 16000; telephone speech is brought to it
     * @throws IOException when the file cannot be read
     * @throws IllegalArgumentException when it is no such network
     */
    public static EmbeddingModel open(Path file, int rate) throws IOException {
        if (!RATES.contains(rate)) {
            throw new IllegalArgumentException(
                    "A speaker network takes 8000 or 16000 samples a second, not " + rate + ".");
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new IllegalArgumentException("A speaker network has at most 512 MB; " + file + " has more.");
        }
        byte[] model = Files.readAllBytes(file);
        return new EmbeddingModel("onnx-" + digest(model) + "-" + rate, rate, EmbeddingNetwork.open(model));
    }

    private static String digest(byte[] model) {
        try {
            byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(model);
            return HexFormat.of().formatHex(sha256).substring(0, DIGITS_OF_NAME);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Name of the network, from its bytes and its rate, which every voiceprint made with it carries. */
    public String modelVersion() {
        return version;
    }

    /** The comparison that uses this network; not after {@link #close}. */
    public VoiceComparison comparison() {
        return cohortComparison();
    }

    CohortComparison cohortComparison() {
        return new CohortComparison(VoiceModel.bundled(), new EmbeddingScoring(version, rate, network));
    }

    @Override
    public void close() {
        network.close();
    }
}
