package org.rollcall.face;

/**
 * A decoded, upright picture.
 *
 * @param bgr blue, green, red for each pixel, row by row, 3·width·height bytes
 */
record Picture(int width, int height, byte[] bgr) {
    Picture {
        if (bgr.length != 3 * width * height) {
            throw new IllegalArgumentException("%d bytes are no %d×%d picture".formatted(bgr.length, width, height));
        }
    }

    /** Half the size, each pixel the mean of four. */
    Picture halved() {
        int w = Math.max(1, width / 2);
        int h = Math.max(1, height / 2);
        byte[] out = new byte[3 * w * h];
        int right = width > 1 ? 3 : 0;
        int below = height > 1 ? 3 * width : 0;
        int to = 0;
        for (int y = 0; y < h; y++) {
            int from = 2 * y * 3 * width;
            for (int x = 0; x < w; x++, from += 6) {
                for (int c = from; c < from + 3; c++) {
                    int sum = (bgr[c] & 255)
                            + (bgr[c + right] & 255)
                            + (bgr[c + below] & 255)
                            + (bgr[c + below + right] & 255);
                    out[to++] = (byte) ((sum + 2) >> 2);
                }
            }
        }
        return new Picture(w, h, out);
    }
}
