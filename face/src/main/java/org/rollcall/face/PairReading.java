package org.rollcall.face;

import java.util.Locale;
import java.util.Optional;

/**
 * Two pictures read and, where both show a usable face, compared.
 *
 * @param score empty if one of the pictures gave no face to compare
 */
public record PairReading(FaceReading first, FaceReading second, Optional<FaceScore> score) {
    /** Reads both pictures and compares them. */
    public static PairReading of(FaceEngine engine, byte[] first, byte[] second) {
        FaceReading a = engine.read(first);
        FaceReading b = engine.read(second);
        Optional<FaceScore> score = a instanceof FaceReading.Face x && b instanceof FaceReading.Face y
                ? Optional.of(engine.compare(x.faceprint(), y.faceprint()))
                : Optional.empty();
        return new PairReading(a, b, score);
    }

    /** For reading, in English: the answer first, then what was seen of each picture. */
    public String toText() {
        String answer = score.map(s -> String.format(
                        Locale.ROOT,
                        "%s: cosine %.3f; about 1 in %,.0f pairs of different people reach it",
                        s.atOrAboveThreshold() ? "MATCH" : "INCONCLUSIVE",
                        s.cosine(),
                        1 / s.falseMatchRate()))
                .orElse("INCONCLUSIVE: no face to compare");
        return answer + "\nFirst picture: " + describe(first) + "\nSecond picture: " + describe(second) + "\n";
    }

    private static String describe(FaceReading reading) {
        return switch (reading) {
            case FaceReading.Face face ->
                String.format(
                        Locale.ROOT,
                        "a face, %.0f pixels between the eyes, turned %.0f°, sharpness %.2f, brightness %.0f, passive liveness %.2f",
                        face.quality().eyeDistance(),
                        face.pose().yaw(),
                        face.quality().sharpness(),
                        face.quality().brightness(),
                        face.passiveLiveness());
            case FaceReading.Unusable unusable ->
                String.join(
                        " ",
                        unusable.problems().stream().map(FaceProblem::advice).toList());
            case FaceReading.UnreadablePicture picture -> picture.sentence();
        };
    }
}
