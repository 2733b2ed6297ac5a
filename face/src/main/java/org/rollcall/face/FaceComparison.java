package org.rollcall.face;

/**
 * Compares faceprints by a threshold table; needs no model and no engine.
 *
 * @param thresholds the table of the model that made the faceprints
 */
public record FaceComparison(FaceThresholds thresholds) {
    /**
     * How alike two faceprints are.
     *
     * @throws IllegalArgumentException when different models made them: enrol again from the kept photograph
     */
    public FaceScore compare(Faceprint a, Faceprint b) {
        if (!a.modelVersion().equals(b.modelVersion()) || a.size() != b.size()) {
            throw new IllegalArgumentException(
                    "Faceprints of different models (%s and %s) cannot be compared. Make the older one again from its photograph."
                            .formatted(a.modelVersion(), b.modelVersion()));
        }
        return thresholds.score(a.cosine(b));
    }
}
