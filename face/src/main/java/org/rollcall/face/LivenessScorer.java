package org.rollcall.face;

/** The passive look for prints and screens: one number from the face and its surroundings. Weak; see the model card. */
final class LivenessScorer implements AutoCloseable {
    private static final int SIDE = 128;
    private static final double REACH = 2.7;

    private final Network network;

    LivenessScorer(FaceModels models) {
        network = Network.open(models.file(FaceModels.LIVENESS), 1, 3, SIDE, SIDE);
    }

    /** 0 (print or screen) to 1 (a person). */
    double score(Pyramid pyramid, Box face, Workspace workspace) {
        Picture picture = pyramid.picture();
        pyramid.sample(
                Affine.crop(surroundings(face, picture.width(), picture.height()), SIDE, SIDE),
                SIDE,
                SIDE,
                workspace.planes(),
                -1);
        return Softmax.of(network.run(workspace.normalised(3 * SIDE * SIDE, 0, 1))[0])[0];
    }

    /** 2.7 times the face, less if the picture has less, shifted to lie inside it. */
    private static Box surroundings(Box face, double width, double height) {
        double scale = Math.min(REACH, Math.min((width - 1) / face.width(), (height - 1) / face.height()));
        double w = face.width() * scale;
        double h = face.height() * scale;
        double x = Math.clamp(face.centreX() - w / 2, 0, width - w);
        double y = Math.clamp(face.centreY() - h / 2, 0, height - h);
        return new Box(x, y, w, h);
    }

    @Override
    public void close() {
        network.close();
    }
}
