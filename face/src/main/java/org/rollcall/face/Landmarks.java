package org.rollcall.face;

/**
 * The 68 points of a face in the order of the iBUG 300-W annotation (jaw 0–16, brows 17–26, nose 27–35, eyes 36–47,
 * mouth 48–67), in pixels of the picture. "First" eye is the one on the left of the picture.
 *
 * @param xy x0, y0, x1, y1, …
 */
record Landmarks(double[] xy) {
    static final int COUNT = 68;

    double x(int point) {
        return xy[2 * point];
    }

    double y(int point) {
        return xy[2 * point + 1];
    }

    /** Means of points, as x and y. */
    double[] mean(int... points) {
        double x = 0;
        double y = 0;
        for (int point : points) {
            x += x(point) / points.length;
            y += y(point) / points.length;
        }
        return new double[] {x, y};
    }

    double[] firstEye() {
        return mean(37, 38, 40, 41);
    }

    double[] secondEye() {
        return mean(43, 44, 46, 47);
    }

    double[] mouth() {
        return mean(48, 54);
    }

    /** Both eyes, tip of the nose, both corners of the mouth: the points a face is aligned by. */
    double[] five() {
        double[] first = firstEye();
        double[] second = secondEye();
        double[] left = mean(48, 60);
        double[] right = mean(54, 64);
        return new double[] {
            first[0], first[1], second[0], second[1], x(30), y(30), left[0], left[1], right[0], right[1]
        };
    }

    /** Distance between the centres of the eyes, pixels. */
    double eyeDistance() {
        double[] first = firstEye();
        double[] second = secondEye();
        return Math.hypot(second[0] - first[0], second[1] - first[1]);
    }
}
