package org.rollcall.face;

/** The opened networks of one engine. */
final class FaceNetworks implements AutoCloseable {
    final Detector detector;
    final LandmarkFinder landmarks;
    final PoseFinder pose;
    final EyeReader eyes;
    final LivenessScorer liveness;
    final Embedder embedder;
    final EmbeddingModel embedding;

    FaceNetworks(FaceModels models, EmbeddingModel embedding) {
        this.embedding = embedding;
        detector = new Detector(models);
        landmarks = new LandmarkFinder(models);
        pose = new PoseFinder(models);
        eyes = new EyeReader(models);
        liveness = new LivenessScorer(models);
        embedder = new Embedder(embedding);
    }

    @Override
    public void close() {
        detector.close();
        landmarks.close();
        pose.close();
        eyes.close();
        liveness.close();
        embedder.close();
    }
}
