package org.rollcall.face;

import java.util.ArrayList;
import java.util.List;

/** A picture and its halvings, so that a large face is averaged and not skipped over when it is made small. */
final class Pyramid {
    private final List<Picture> levels = new ArrayList<>();

    Pyramid(Picture picture) {
        levels.add(picture);
    }

    Picture picture() {
        return levels.getFirst();
    }

    /**
     * Samples the picture bilinearly into three planes, blue, green and red, 0 to 255 each.
     *
     * @param toSource from output to picture
     * @param planes receives 3·width·height values
     * @param outside value of what lies outside the picture; negative repeats the border
     */
    void sample(Affine toSource, int width, int height, float[] planes, float outside) {
        int level = (int) Math.max(0, Math.floor(Math.log(toSource.scale()) / Math.log(2) + 0.25));
        Picture source = level(level);
        double shrink = 1.0 / (1 << Math.min(level, levels.size() - 1));
        for (int y = 0; y < height; y++) {
            double dx = toSource.a() * shrink;
            double dy = toSource.d() * shrink;
            double sx = toSource.x(0.5, y + 0.5) * shrink - 0.5;
            double sy = toSource.y(0.5, y + 0.5) * shrink - 0.5;
            row(source, (float) sx, (float) sy, (float) dx, (float) dy, width, height, y, planes, outside);
        }
    }

    private static void row(
            Picture source,
            float startX,
            float startY,
            float dx,
            float dy,
            int width,
            int height,
            int y,
            float[] planes,
            float outside) {
        byte[] bgr = source.bgr();
        int w = source.width();
        int h = source.height();
        int plane = width * height;
        int to = y * width;
        for (int x = 0; x < width; x++, to++) {
            float sx = startX + x * dx;
            float sy = startY + x * dy;
            if (outside >= 0 && (sx <= -1 || sy <= -1 || sx >= w || sy >= h)) {
                planes[to] = outside;
                planes[to + plane] = outside;
                planes[to + 2 * plane] = outside;
                continue;
            }
            sx = Math.clamp(sx, 0f, w - 1f);
            sy = Math.clamp(sy, 0f, h - 1f);
            int ix = Math.min((int) sx, Math.max(0, w - 2));
            int iy = Math.min((int) sy, Math.max(0, h - 2));
            float rx = sx - ix;
            float ry = sy - iy;
            int p = 3 * (iy * w + ix);
            int right = w > 1 ? 3 : 0;
            int below = h > 1 ? 3 * w : 0;
            for (int c = 0; c < 3; c++, p++) {
                float top = (bgr[p] & 255) * (1 - rx) + (bgr[p + right] & 255) * rx;
                float bottom = (bgr[p + below] & 255) * (1 - rx) + (bgr[p + below + right] & 255) * rx;
                planes[to + c * plane] = top * (1 - ry) + bottom * ry;
            }
        }
    }

    private Picture level(int wanted) {
        while (levels.size() <= wanted
                && levels.getLast().width() >= 2
                && levels.getLast().height() >= 2) {
            levels.add(levels.getLast().halved());
        }
        return levels.get(Math.min(wanted, levels.size() - 1));
    }
}
