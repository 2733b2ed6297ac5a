package org.rollcall.face;

/** Finds the 68 points of a face inside its box. */
final class LandmarkFinder implements AutoCloseable {
    private static final int SIDE = 64;

    private final Network network;

    LandmarkFinder(FaceModels models) {
        network = Network.open(models.file(FaceModels.LANDMARK), 1, 1, SIDE, SIDE);
    }

    Landmarks find(Pyramid pyramid, Box box, Workspace workspace) {
        double side = box.height();
        double left = box.centreX() - side / 2;
        double top = box.centreY() - side / 2;
        pyramid.sample(Affine.crop(new Box(left, top, side, side), SIDE, SIDE), SIDE, SIDE, workspace.planes(), 0);
        float[] out = network.run(workspace.grey(SIDE * SIDE))[0];
        double[] xy = new double[2 * Landmarks.COUNT];
        for (int i = 0; i < Landmarks.COUNT; i++) {
            xy[2 * i] = left + out[2 * i] * side;
            xy[2 * i + 1] = top + out[2 * i + 1] * side;
        }
        return new Landmarks(xy);
    }

    @Override
    public void close() {
        network.close();
    }
}
