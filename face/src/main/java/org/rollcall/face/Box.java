package org.rollcall.face;

/** A rectangle in pixels of the upright picture; x grows to the right, y downwards, (x, y) is its upper left corner. */
public record Box(double x, double y, double width, double height) {
    /** Area in square pixels. */
    public double area() {
        return Math.max(0, width) * Math.max(0, height);
    }

    double centreX() {
        return x + width / 2;
    }

    double centreY() {
        return y + height / 2;
    }

    /** Intersection over union, 0 to 1. */
    double overlap(Box other) {
        double w = Math.min(x + width, other.x + other.width) - Math.max(x, other.x);
        double h = Math.min(y + height, other.y + other.height) - Math.max(y, other.y);
        if (w <= 0 || h <= 0) {
            return 0;
        }
        return w * h / (area() + other.area() - w * h);
    }
}
