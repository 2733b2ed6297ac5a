package org.rollcall.face;

/** Whether eyes are open: a small network over each eye. */
final class EyeReader implements AutoCloseable {
    private static final int SIDE = 24;
    private static final double REACH = 1.6;

    private final Network network;

    EyeReader(FaceModels models) {
        network = Network.open(models.file(FaceModels.EYE), 1, 1, SIDE, SIDE);
    }

    /** Probability that the eye on the left of the picture is open, and the one on the right, 0 to 1. */
    double[] open(Pyramid pyramid, Landmarks landmarks, Workspace workspace) {
        return new double[] {
            open(pyramid, landmarks.firstEye(), landmarks.x(39) - landmarks.x(36), workspace),
            open(pyramid, landmarks.secondEye(), landmarks.x(45) - landmarks.x(42), workspace)
        };
    }

    private double open(Pyramid pyramid, double[] centre, double width, Workspace workspace) {
        double side = Math.max(4, width * REACH);
        Box crop = new Box(centre[0] - side / 2, centre[1] - side / 2, side, side);
        pyramid.sample(Affine.crop(crop, SIDE, SIDE), SIDE, SIDE, workspace.planes(), -1);
        return Softmax.of(network.run(workspace.grey(SIDE * SIDE))[0])[1];
    }

    @Override
    public void close() {
        network.close();
    }
}
