package org.rollcall.face;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Reads photographs and compares faceprints. One engine serves all threads; it looks at no more pictures at once than
 * its settings allow, so a hundred that arrive together need no more memory than a few. A further caller waits.
 */
public final class FaceEngine implements AutoCloseable {
    private final FaceSettings settings;
    private final FaceNetworks networks;
    private final PictureDecoder decoder;
    private final FaceComparison comparison;
    private final BlockingQueue<Workspace> workspaces;

    private FaceEngine(FaceSettings settings, FaceNetworks networks) {
        this.settings = settings;
        this.networks = networks;
        decoder = new PictureDecoder(settings.maxBytes(), settings.maxPixels());
        comparison = new FaceComparison(settings.thresholds());
        workspaces = new ArrayBlockingQueue<>(settings.atOnce());
        for (int i = 0; i < settings.atOnce(); i++) {
            workspaces.add(new Workspace());
        }
    }

    /**
     * Loads the networks, about 16 MB of weights.
     *
     * @throws ModelsUnavailable when a model cannot be loaded or has another shape than needed
     */
    public static FaceEngine open(FaceModels models, FaceSettings settings) {
        EmbeddingModel embedding = settings.embedding().orElseGet(() -> EmbeddingModel.of(models));
        return new FaceEngine(settings, new FaceNetworks(models, embedding));
    }

    /** The version that this engine's faceprints carry. */
    public String modelVersion() {
        return networks.embedding.version();
    }

    /**
     * Reads one photograph: JPEG, PNG or WebP, turned as its EXIF orientation says. Waits while the engine is busy.
     *
     * @throws IllegalStateException when the thread is interrupted while it waits
     */
    public FaceReading read(byte[] image) {
        Workspace workspace = take();
        try {
            StepTimes.Watch watch = new StepTimes.Watch();
            Pyramid pyramid = new Pyramid(decoder.decode(image));
            watch.done(StepTimes.Step.DECODE);
            return read(pyramid, workspace, watch);
        } catch (UnreadableException e) {
            return new FaceReading.UnreadablePicture(e.problem());
        } finally {
            workspaces.add(workspace);
        }
    }

    /**
     * How alike two faceprints are.
     *
     * @throws IllegalArgumentException when different models made them
     */
    public FaceScore compare(Faceprint a, Faceprint b) {
        return comparison.compare(a, b);
    }

    private FaceReading read(Pyramid pyramid, Workspace workspace, StepTimes.Watch watch) {
        List<Detection> found = networks.detector.detect(pyramid, workspace);
        watch.done(StepTimes.Step.DETECT);
        if (found.isEmpty()) {
            return new FaceReading.Unusable(withoutFace(pyramid, workspace));
        }
        Detection chosen = found.stream()
                .max(Comparator.comparingDouble(d -> d.box().area()))
                .orElseThrow();
        Landmarks landmarks = networks.landmarks.find(pyramid, chosen.box(), workspace);
        watch.done(StepTimes.Step.LANDMARKS);
        Pose pose = networks.pose.find(pyramid, chosen.box(), workspace);
        FaceQuality quality = quality(pyramid, chosen, landmarks, workspace);
        List<FaceProblem> problems = new ArrayList<>();
        if (severalFaces(found, chosen)) {
            problems.add(FaceProblem.SEVERAL_FACES);
        }
        problems.addAll(settings.limits().problems(quality, pose));
        watch.done(StepTimes.Step.QUALITY);
        if (!problems.isEmpty()) {
            return new FaceReading.Unusable(problems);
        }
        float[] vector = networks.embedder.embed(pyramid, landmarks, workspace);
        watch.done(StepTimes.Step.EMBED);
        double liveness = Double.NaN;
        if (settings.passiveLiveness()) {
            liveness = networks.liveness.score(pyramid, chosen.box(), workspace);
            watch.done(StepTimes.Step.LIVENESS);
        }
        Faceprint faceprint = new Faceprint(networks.embedding.version(), vector);
        return new FaceReading.Face(faceprint, quality, pose, liveness, chosen.box(), watch.times());
    }

    /** Nobody is found in the dark: then light is what helps. */
    private List<FaceProblem> withoutFace(Pyramid pyramid, Workspace workspace) {
        Picture picture = pyramid.picture();
        FaceSight.Measures sight = FaceSight.of(pyramid, new Box(0, 0, picture.width(), picture.height()), workspace);
        if (sight.brightness() < settings.limits().darkest()) {
            return List.of(FaceProblem.TOO_DARK, FaceProblem.NO_FACE);
        }
        if (sight.brightness() > settings.limits().brightest()) {
            return List.of(FaceProblem.TOO_BRIGHT, FaceProblem.NO_FACE);
        }
        return List.of(FaceProblem.NO_FACE);
    }

    private boolean severalFaces(List<Detection> found, Detection chosen) {
        return found.stream()
                .anyMatch(other -> other != chosen
                        && other.box().area()
                                > settings.limits().otherFace() * chosen.box().area());
    }

    private FaceQuality quality(Pyramid pyramid, Detection chosen, Landmarks landmarks, Workspace workspace) {
        FaceSight.Measures sight = FaceSight.of(pyramid, chosen.box(), workspace);
        double[] open = networks.eyes.open(pyramid, landmarks, workspace);
        return new FaceQuality(
                landmarks.eyeDistance(),
                sight.brightness(),
                sight.glare(),
                sight.sharpness(),
                Math.max(open[0], open[1]),
                CoverSight.visible(pyramid, landmarks, sight.brightness(), workspace),
                chosen.score());
    }

    private Workspace take() {
        try {
            return workspaces.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the face engine.", e);
        }
    }

    /** Frees the networks; nobody may be reading any more. */
    @Override
    public void close() {
        networks.close();
    }
}
