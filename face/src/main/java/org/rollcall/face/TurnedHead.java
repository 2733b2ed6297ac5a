package org.rollcall.face;

import java.awt.image.BufferedImage;

/** Turns the head in a photograph a little, by a ball with a nose in place of its true shape. */
final class TurnedHead {
    private static final int STEPS = 12;

    private TurnedHead() {}

    /**
     * @param radius half the width of the head, pixels
     * @param degrees positive moves the nose to the right of the picture
     */
    static BufferedImage turn(BufferedImage front, double centreX, double centreY, double radius, double degrees) {
        double sin = Math.sin(Math.toRadians(degrees));
        double cos = Math.cos(Math.toRadians(degrees));
        int width = front.getWidth();
        int height = front.getHeight();
        BufferedImage out = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < height; y++) {
            double v = (y - centreY) / radius;
            for (int x = 0; x < width; x++) {
                double u = (x - centreX) / radius;
                // Solves u = s·cos + depth(s)·sin for the place s in the front view.
                double s = u;
                for (int i = 0; i < STEPS; i++) {
                    s += 0.6 * ((u - depth(s, v) * sin) / cos - s);
                }
                double from = Math.clamp(centreX + s * radius, 0, width - 1.001);
                out.setRGB(x, y, blend(front.getRGB((int) from, y), front.getRGB((int) from + 1, y), from % 1));
            }
        }
        return out;
    }

    /** Height above the plane through the ears, in radii; u to the right, v downwards. */
    private static double depth(double u, double v) {
        double ball = Math.sqrt(Math.max(0, 1 - u * u - 0.55 * v * v));
        double noseU = u / 0.18;
        double noseV = (v - 0.12) / 0.22;
        return ball + 0.3 * Math.exp(-noseU * noseU - noseV * noseV);
    }

    private static int blend(int left, int right, double part) {
        int out = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            double value = (left >> shift & 255) * (1 - part) + (right >> shift & 255) * part;
            out |= (int) Math.round(value) << shift;
        }
        return out;
    }
}
