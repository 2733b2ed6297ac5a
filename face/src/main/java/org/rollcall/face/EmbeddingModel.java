package org.rollcall.face;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The network that makes faceprints, and how it is fed. Any ONNX file that takes [1,3,112,112] faces aligned to the
 * ArcFace reference points fits; it needs its own {@link FaceThresholds}, measured with {@link FaceEvaluation}.
 *
 * @param file the ONNX file
 * @param version kept in every faceprint; faceprints of different versions are never compared
 * @param redFirst whether the planes are red, green, blue (else blue, green, red)
 * @param mean taken from each value 0 to 255
 * @param scale then divides it
 * @param mirrored whether the mirrored face is embedded too and the two are averaged (steadier, twice the time)
 */
public record EmbeddingModel(Path file, String version, boolean redFirst, float mean, float scale, boolean mirrored) {

    /** The network of the fetched package. */
    public static EmbeddingModel of(FaceModels models) {
        return of(models.file(FaceModels.FEATURE), false, 127, 128, true);
    }

    /**
     * A network of one's own; its version is drawn from the file's digest and the way it is fed.
     *
     * @throws ModelsUnavailable when the file cannot be read
     */
    public static EmbeddingModel of(Path file, boolean redFirst, float mean, float scale, boolean mirrored) {
        try {
            String digest = Digests.sha256(Files.readAllBytes(file)).substring(0, 12);
            String version = digest + (redFirst ? "-rgb" : "-bgr") + (mirrored ? "-mirrored" : "");
            return new EmbeddingModel(file, version, redFirst, mean, scale, mirrored);
        } catch (IOException e) {
            throw new ModelsUnavailable(
                    "The face model " + file + " cannot be read. Check the setting that names it.", e);
        }
    }
}
