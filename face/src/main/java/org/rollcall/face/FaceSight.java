package org.rollcall.face;

/** Brightness, glare and sharpness of a face, from its pixels alone. */
final class FaceSight {
    private static final int SIDE = 96;
    private static final int PLANE = SIDE * SIDE;
    private static final float WHITE = 250;

    private FaceSight() {}

    /** Measured over the middle of the face: mean luma, share in white, sharpness. */
    record Measures(double brightness, double glare, double sharpness) {}

    static Measures of(Pyramid pyramid, Box face, Workspace workspace) {
        Box middle = new Box(
                face.x() + 0.1 * face.width(),
                face.y() + 0.15 * face.height(),
                0.8 * face.width(),
                0.75 * face.height());
        pyramid.sample(Affine.crop(middle, SIDE, SIDE), SIDE, SIDE, workspace.planes(), -1);
        float[] luma = new float[PLANE];
        double sum = 0;
        double squares = 0;
        int white = 0;
        for (int i = 0; i < PLANE; i++) {
            luma[i] = workspace.luma(PLANE, i);
            sum += luma[i];
            squares += luma[i] * luma[i];
            white += luma[i] >= WHITE ? 1 : 0;
        }
        double mean = sum / PLANE;
        double variance = squares / PLANE - mean * mean;
        return new Measures(mean, (double) white / PLANE, sharpness(luma, variance));
    }

    /** Root of the Laplacian's mean square over the luma's deviation (Pech-Pacheco et al. 2000, made free of contrast). */
    private static double sharpness(float[] luma, double variance) {
        double squares = 0;
        for (int y = 1; y < SIDE - 1; y++) {
            for (int x = 1; x < SIDE - 1; x++) {
                int i = y * SIDE + x;
                float l = luma[i - 1] + luma[i + 1] + luma[i - SIDE] + luma[i + SIDE] - 4 * luma[i];
                squares += l * l;
            }
        }
        double energy = squares / ((SIDE - 2) * (SIDE - 2));
        return Math.sqrt(energy / Math.max(1, variance));
    }
}
