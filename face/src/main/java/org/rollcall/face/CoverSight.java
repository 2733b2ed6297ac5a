package org.rollcall.face;

/**
 * Whether something lies over the eyes or the mouth: dark glasses make the band of the eyes far darker than the face,
 * a mask leaves mouth and chin without detail or the eyes far brighter than the rest. A hand, a fringe or a patterned
 * cloth are not seen by this.
 */
final class CoverSight {
    private static final int SIDE = 112;
    private static final int PLANE = SIDE * SIDE;

    private CoverSight() {}

    /**
     * 0 (covered) to 1 (nothing seen that covers).
     *
     * @param brightness mean luma of the whole face, 0 to 255
     */
    static double visible(Pyramid pyramid, Landmarks landmarks, double brightness, Workspace workspace) {
        pyramid.sample(Embedder.alignment(landmarks), SIDE, SIDE, workspace.planes(), 0);
        double unit = Math.max(1, brightness);
        double eyes = region(workspace, 28, 44, 84, 60).mean() / unit;
        double mouth = region(workspace, 38, 84, 74, 102).deviation() / unit;
        double chin = region(workspace, 34, 78, 78, 111).deviation() / unit;
        double glasses = ramp(eyes, 0.40, 0.60);
        double darkMask = 1 - ramp(eyes, 1.25, 1.50);
        double mask = ramp(Math.max(mouth, chin), 0.04, 0.10);
        return Math.min(glasses, Math.min(darkMask, mask));
    }

    private record Region(double mean, double deviation) {}

    private static Region region(Workspace workspace, int left, int top, int right, int bottom) {
        double sum = 0;
        double squares = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                float luma = workspace.luma(PLANE, y * SIDE + x);
                sum += luma;
                squares += luma * luma;
            }
        }
        int count = (right - left) * (bottom - top);
        double mean = sum / count;
        return new Region(mean, Math.sqrt(Math.max(0, squares / count - mean * mean)));
    }

    private static double ramp(double value, double zero, double one) {
        return Math.clamp((value - zero) / (one - zero), 0, 1);
    }
}
