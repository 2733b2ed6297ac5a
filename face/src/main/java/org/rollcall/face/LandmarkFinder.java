package org.rollcall.face;

import java.util.Arrays;

/** Finds the 68 points of a face inside its box. */
final class LandmarkFinder implements AutoCloseable {
    private static final int SIDE = 64;

    /** Shift to the right and down, in heights of the box, and size. */
    private static final double[][] LOOKS = {
        {0, 0, 1}, {0, 0.15, 1}, {0, -0.1, 1}, {0.1, 0.05, 1}, {-0.1, 0.05, 1}, {0, 0.1, 1.2}, {0, 0, 1.15}
    };

    private final Network network;

    LandmarkFinder(FaceModels models) {
        network = Network.open(models.file(FaceModels.LANDMARK), 1, 1, SIDE, SIDE);
    }

    /**
     * The median of several looks, each a little beside the last: a hat, a beard or a box that sits too high misleads
     * one look, seldom most of them.
     */
    Landmarks find(Pyramid pyramid, Box box, Workspace workspace) {
        double[][] looks = new double[LOOKS.length][];
        for (int i = 0; i < LOOKS.length; i++) {
            double side = box.height() * LOOKS[i][2];
            double left = box.centreX() + LOOKS[i][0] * box.height() - side / 2;
            double top = box.centreY() + LOOKS[i][1] * box.height() - side / 2;
            looks[i] = look(pyramid, new Box(left, top, side, side), workspace);
        }
        return new Landmarks(median(looks));
    }

    private double[] look(Pyramid pyramid, Box square, Workspace workspace) {
        pyramid.sample(Affine.crop(square, SIDE, SIDE), SIDE, SIDE, workspace.planes(), 0);
        float[] out = network.run(workspace.grey(SIDE * SIDE))[0];
        double[] xy = new double[2 * Landmarks.COUNT];
        for (int i = 0; i < Landmarks.COUNT; i++) {
            xy[2 * i] = square.x() + out[2 * i] * square.width();
            xy[2 * i + 1] = square.y() + out[2 * i + 1] * square.height();
        }
        return xy;
    }

    private static double[] median(double[][] looks) {
        double[] out = new double[looks[0].length];
        double[] values = new double[looks.length];
        for (int i = 0; i < out.length; i++) {
            for (int k = 0; k < looks.length; k++) {
                values[k] = looks[k][i];
            }
            Arrays.sort(values);
            out[i] = values[values.length / 2];
        }
        return out;
    }

    @Override
    public void close() {
        network.close();
    }
}
