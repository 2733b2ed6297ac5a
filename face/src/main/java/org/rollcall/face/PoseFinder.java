package org.rollcall.face;

/** Where the head points: three angles as expectations over 66 bins of 3° (Ruiz et al. 2018, "Hopenet"). */
final class PoseFinder implements AutoCloseable {
    private static final int SIDE = 224;
    private static final float[] MEAN = {0.485f, 0.456f, 0.406f};
    private static final float[] DEVIATION = {0.229f, 0.224f, 0.225f};
    /** The crop reaches a quarter of the face beyond it on every side. */
    private static final double REACH = 0.25;

    private final Network network;

    PoseFinder(FaceModels models) {
        network = Network.open(models.file(FaceModels.POSE), 1, 3, SIDE, SIDE);
    }

    Pose find(Pyramid pyramid, Box face, Workspace workspace) {
        Box crop = new Box(
                face.x() - REACH * face.width(),
                face.y() - REACH * face.height(),
                face.width() * (1 + 2 * REACH),
                face.height() * (1 + 2 * REACH));
        pyramid.sample(Affine.crop(crop, SIDE, SIDE), SIDE, SIDE, workspace.planes(), -1);
        float[][] out = network.run(workspace.standardised(SIDE * SIDE, MEAN, DEVIATION));
        // The network counts turning to the right of the person as positive.
        return new Pose(-angle(out[0]), angle(out[1]), angle(out[2]));
    }

    private static double angle(float[] bins) {
        double[] p = Softmax.of(bins);
        double expected = 0;
        for (int i = 0; i < p.length; i++) {
            expected += p[i] * i;
        }
        return 3 * expected - 99;
    }

    @Override
    public void close() {
        network.close();
    }
}
