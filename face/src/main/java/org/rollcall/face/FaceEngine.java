package org.rollcall.face;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Reads photographs and compares faceprints. One engine serves all threads; it looks at no more pictures at once than
 * its settings allow, so a hundred that arrive together need no more memory than a few. A further caller waits.
 */
public final class FaceEngine implements AutoCloseable {
    private static final int MOST_FRAMES = 40;

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

    /** The settings it was opened with. */
    public FaceSettings settings() {
        return settings;
    }

    private FaceReading read(Pyramid pyramid, Workspace workspace, StepTimes.Watch watch) {
        List<Detection> found = networks.detector.detect(pyramid, workspace);
        watch.done(StepTimes.Step.DETECT);
        Optional<Detection> largest = largest(found, pyramid.picture());
        if (largest.isEmpty()) {
            return new FaceReading.Unusable(withoutFace(pyramid, workspace));
        }
        Detection chosen = largest.get();
        Seen seen = see(pyramid, found, chosen, false, workspace, watch);
        if (!seen.problems().isEmpty()) {
            return new FaceReading.Unusable(seen.problems());
        }
        Faceprint faceprint = faceprint(pyramid, seen, workspace, watch);
        double liveness = Double.NaN;
        if (settings.passiveLiveness()) {
            liveness = networks.liveness.score(pyramid, chosen.box(), workspace);
            watch.done(StepTimes.Step.LIVENESS);
        }
        return new FaceReading.Face(faceprint, seen.quality(), seen.pose(), liveness, chosen.box(), watch.times());
    }

    /**
     * Judges the frames of a liveness challenge, in the order they were taken. It advises; see {@link LivenessJudgement}.
     *
     * @param frames three to forty pictures; those that cannot be read count as frames without a face
     * @throws IllegalArgumentException when there are more than forty
     */
    public LivenessJudgement judge(LivenessChallenge challenge, List<byte[]> frames) {
        return judge(challenge, frames, Optional.empty());
    }

    /**
     * Judges the frames of a liveness challenge, and whether their face is that of the photograph taken with them. A
     * photograph that cannot be compared adds nothing.
     *
     * @param frames three to forty pictures, all of one size; the first looks into the camera
     * @throws IllegalArgumentException when there are more than forty
     */
    public LivenessJudgement judge(LivenessChallenge challenge, byte[] photograph, List<byte[]> frames) {
        Optional<Faceprint> face =
                read(photograph) instanceof FaceReading.Face found ? Optional.of(found.faceprint()) : Optional.empty();
        return judge(challenge, frames, face);
    }

    private LivenessJudgement judge(LivenessChallenge challenge, List<byte[]> frames, Optional<Faceprint> photograph) {
        if (frames.size() > MOST_FRAMES) {
            throw new IllegalArgumentException("Send at most " + MOST_FRAMES + " frames, not " + frames.size() + ".");
        }
        List<LivenessJudge.Frame> faces = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
            try {
                Optional<Acquired> face = acquire(frames.get(i), FaceEngine::largest, true);
                if (face.isPresent()) {
                    faces.add(new LivenessJudge.Frame(i, face.get()));
                }
            } catch (UnreadableException e) {
                // One frame lost on the way is a frame without a face; too many of them raise a doubt.
                continue;
            }
        }
        return LivenessJudge.judge(challenge, frames.size(), faces, photograph);
    }

    /**
     * The face in the middle of a picture, whatever its quality; for evaluations, where a pair may not be asked for
     * again. Empty if there is no face.
     */
    Optional<Acquired> acquire(byte[] image) throws UnreadableException {
        return acquire(image, FaceEngine::central, false);
    }

    private interface Choice {
        Optional<Detection> of(List<Detection> found, Picture picture);
    }

    private Optional<Acquired> acquire(byte[] image, Choice choice, boolean withLiveness) throws UnreadableException {
        Workspace workspace = take();
        try {
            StepTimes.Watch watch = new StepTimes.Watch();
            Pyramid pyramid = new Pyramid(decoder.decode(image));
            watch.done(StepTimes.Step.DECODE);
            List<Detection> found = networks.detector.detect(pyramid, workspace);
            watch.done(StepTimes.Step.DETECT);
            Optional<Detection> chosen = choice.of(found, pyramid.picture());
            if (chosen.isEmpty()) {
                return Optional.empty();
            }
            Box box = chosen.get().box();
            Seen seen = see(pyramid, found, chosen.get(), withLiveness, workspace, watch);
            Faceprint faceprint = faceprint(pyramid, seen, workspace, watch);
            double passive = withLiveness ? networks.liveness.score(pyramid, box, workspace) : Double.NaN;
            return Optional.of(new Acquired(
                    faceprint,
                    box,
                    seen.landmarks(),
                    seen.pose(),
                    seen.quality(),
                    seen.problems(),
                    passive,
                    watch.times()));
        } finally {
            workspaces.add(workspace);
        }
    }

    private static Optional<Detection> largest(List<Detection> found, Picture picture) {
        return found.stream().max(Comparator.comparingDouble(d -> d.box().area()));
    }

    /** A large face in the middle before a small one at the side. */
    private static Optional<Detection> central(List<Detection> found, Picture picture) {
        return found.stream()
                .max(Comparator.comparingDouble(d -> d.box().area()
                        - 2
                                * (Math.pow(d.box().centreX() - picture.width() / 2.0, 2)
                                        + Math.pow(d.box().centreY() - picture.height() / 2.0, 2))));
    }

    private record Seen(Landmarks landmarks, Pose pose, FaceQuality quality, List<FaceProblem> problems) {}

    /** @param moving whether the head's movement is judged, for which its angles have to be measured */
    private Seen see(
            Pyramid pyramid,
            List<Detection> found,
            Detection chosen,
            boolean moving,
            Workspace workspace,
            StepTimes.Watch watch) {
        Landmarks landmarks = networks.landmarks.find(pyramid, chosen.box(), workspace);
        watch.done(StepTimes.Step.LANDMARKS);
        Optional<Pose> plain = moving ? Optional.empty() : PlainPose.of(landmarks);
        Pose pose = plain.orElseGet(() -> networks.pose.find(pyramid, chosen.box(), workspace));
        FaceQuality quality = quality(pyramid, chosen, landmarks, workspace);
        List<FaceProblem> problems = new ArrayList<>();
        if (severalFaces(found, chosen)) {
            problems.add(FaceProblem.SEVERAL_FACES);
        }
        problems.addAll(settings.limits().problems(quality, pose));
        watch.done(StepTimes.Step.QUALITY);
        return new Seen(landmarks, pose, quality, problems);
    }

    private Faceprint faceprint(Pyramid pyramid, Seen seen, Workspace workspace, StepTimes.Watch watch) {
        float[] vector = networks.embedder.embed(pyramid, seen.landmarks(), workspace);
        watch.done(StepTimes.Step.EMBED);
        return new Faceprint(networks.embedding.version(), vector);
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
