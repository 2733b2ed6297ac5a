package org.rollcall.face;

import java.util.Optional;

/**
 * How an engine works. Start from {@link #standard()} and change what differs.
 *
 * @param atOnce how many pictures are decoded and looked at at the same time; the others wait
 * @param maxBytes largest file, bytes
 * @param maxPixels most pixels, by the picture's header
 * @param limits quality limits
 * @param thresholds what a cosine means
 * @param embedding the model that makes faceprints; empty for the one of the package
 * @param passiveLiveness whether the passive liveness is computed (else it is {@code NaN})
 */
public record FaceSettings(
        int atOnce,
        int maxBytes,
        long maxPixels,
        FaceLimits limits,
        FaceThresholds thresholds,
        Optional<EmbeddingModel> embedding,
        boolean passiveLiveness) {

    /** Checks the bounds. */
    public FaceSettings {
        if (atOnce < 1 || maxBytes < 1 || maxPixels < 1) {
            throw new IllegalArgumentException("A face engine needs room for at least one picture of one pixel.");
        }
    }

    /** As many pictures at once as there are cores, 10 MB, 40 megapixels, the package's model. */
    public static FaceSettings standard() {
        return new FaceSettings(
                Runtime.getRuntime().availableProcessors(),
                10_000_000,
                40_000_000,
                FaceLimits.standard(),
                FaceThresholds.standard(),
                Optional.empty(),
                true);
    }

    /** With another number of pictures at once. */
    public FaceSettings withAtOnce(int pictures) {
        return new FaceSettings(pictures, maxBytes, maxPixels, limits, thresholds, embedding, passiveLiveness);
    }

    /** With other quality limits. */
    public FaceSettings withLimits(FaceLimits other) {
        return new FaceSettings(atOnce, maxBytes, maxPixels, other, thresholds, embedding, passiveLiveness);
    }

    /** With a model of one's own and the table measured for it. */
    public FaceSettings withEmbedding(EmbeddingModel model, FaceThresholds table) {
        return new FaceSettings(atOnce, maxBytes, maxPixels, limits, table, Optional.of(model), passiveLiveness);
    }

    /** With another threshold table. */
    public FaceSettings withThresholds(FaceThresholds table) {
        return new FaceSettings(atOnce, maxBytes, maxPixels, limits, table, embedding, passiveLiveness);
    }

    /** With or without passive liveness. */
    public FaceSettings withPassiveLiveness(boolean wanted) {
        return new FaceSettings(atOnce, maxBytes, maxPixels, limits, thresholds, embedding, wanted);
    }
}
