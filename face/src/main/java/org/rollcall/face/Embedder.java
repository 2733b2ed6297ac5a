package org.rollcall.face;

import java.nio.FloatBuffer;

/** Turns an aligned 112×112 face into a unit vector; the network is ArcFace's kind (Deng et al. 2019). */
final class Embedder implements AutoCloseable {
    private static final int SIDE = 112;
    private static final int PLANE = SIDE * SIDE;
    /** Where both eyes, the tip of the nose and the corners of the mouth lie in the aligned picture. */
    private static final double[] REFERENCE = {
        38.2946, 51.6963, 73.5318, 51.5014, 56.0252, 71.7366, 41.5493, 92.3655, 70.7299, 92.2041
    };

    private final Network network;
    private final EmbeddingModel model;

    Embedder(EmbeddingModel model) {
        this.model = model;
        network = Network.open(model.file(), 1, 3, SIDE, SIDE);
    }

    /** A vector of length 1. */
    float[] embed(Pyramid pyramid, Landmarks landmarks, Workspace workspace) {
        Affine toSource = alignment(landmarks);
        float[] sum = raw(pyramid, toSource, workspace);
        normalise(sum);
        if (model.mirrored()) {
            float[] mirrored = raw(pyramid, toSource.mirrored(SIDE), workspace);
            normalise(mirrored);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += mirrored[i];
            }
            normalise(sum);
        }
        return sum;
    }

    /** From the aligned 112×112 face to the picture. */
    static Affine alignment(Landmarks landmarks) {
        return Affine.similarity(landmarks.five(), REFERENCE).inverse();
    }

    private float[] raw(Pyramid pyramid, Affine toSource, Workspace workspace) {
        pyramid.sample(toSource, SIDE, SIDE, workspace.planes(), 0);
        FloatBuffer input = model.redFirst()
                ? workspace.redFirst(PLANE, model.mean(), model.scale())
                : workspace.normalised(3 * PLANE, model.mean(), model.scale());
        return network.run(input)[0];
    }

    private static void normalise(float[] vector) {
        double squares = 0;
        for (float v : vector) {
            squares += v * v;
        }
        float factor = (float) (1 / Math.max(1e-12, Math.sqrt(squares)));
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= factor;
        }
    }

    @Override
    public void close() {
        network.close();
    }
}
