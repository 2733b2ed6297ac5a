package org.rollcall.face;

/** The map (x, y) → (a·x + b·y + c, d·x + e·y + f) between two pictures, in pixels; a pixel's centre is at +0.5. */
record Affine(double a, double b, double c, double d, double e, double f) {
    /** From an output of the given size to a rectangle of the source. */
    static Affine crop(Box box, int width, int height) {
        return new Affine(box.width() / width, 0, box.x(), 0, box.height() / height, box.y());
    }

    double x(double x, double y) {
        return a * x + b * y + c;
    }

    double y(double x, double y) {
        return d * x + e * y + f;
    }

    Affine inverse() {
        double det = a * e - b * d;
        return new Affine(e / det, -b / det, (b * f - c * e) / det, -d / det, a / det, (c * d - a * f) / det);
    }

    /** Source pixels per output pixel. */
    double scale() {
        return Math.sqrt(Math.abs(a * e - b * d));
    }

    /** The same map with the output mirrored left to right. */
    Affine mirrored(int width) {
        return new Affine(-a, b, a * width + c, -d, e, d * width + f);
    }

    /**
     * The similarity (rotation, one scale, shift; no reflection) that carries the points of {@code from} to those of
     * {@code to} with the least sum of squares: Umeyama 1991, "Least-squares estimation of transformation parameters
     * between two point patterns", in its closed form for the plane. Points are x0, y0, x1, y1, …
     */
    static Affine similarity(double[] from, double[] to) {
        int n = from.length / 2;
        double fx = 0;
        double fy = 0;
        double tx = 0;
        double ty = 0;
        for (int i = 0; i < n; i++) {
            fx += from[2 * i] / n;
            fy += from[2 * i + 1] / n;
            tx += to[2 * i] / n;
            ty += to[2 * i + 1] / n;
        }
        double dot = 0;
        double cross = 0;
        double spread = 0;
        for (int i = 0; i < n; i++) {
            double px = from[2 * i] - fx;
            double py = from[2 * i + 1] - fy;
            double qx = to[2 * i] - tx;
            double qy = to[2 * i + 1] - ty;
            dot += px * qx + py * qy;
            cross += px * qy - py * qx;
            spread += px * px + py * py;
        }
        double cos = spread == 0 ? 1 : dot / spread;
        double sin = spread == 0 ? 0 : cross / spread;
        return new Affine(cos, -sin, tx - cos * fx + sin * fy, sin, cos, ty - sin * fx - cos * fy);
    }
}
