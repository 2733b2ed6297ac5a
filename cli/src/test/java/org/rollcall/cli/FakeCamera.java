package org.rollcall.cli;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the film that Chromium's fake camera shows: one picture, standing still. */
final class FakeCamera {
    private static final int FRAMES = 2;

    private FakeCamera() {}

    /**
     * Writes a picture as YUV4MPEG2 with the colours of ITU-R BT.601, the chroma halved in both directions (4:2:0), the
     * one form Chromium reads.
     *
     * @param picture of even width and height
     */
    static Path write(Path file, BufferedImage picture) throws IOException {
        var out = new ByteArrayOutputStream();
        out.writeBytes("YUV4MPEG2 W%d H%d F10:1 Ip A1:1 C420\n"
                .formatted(picture.getWidth(), picture.getHeight())
                .getBytes(StandardCharsets.US_ASCII));
        byte[] planes = planes(picture);
        for (int i = 0; i < FRAMES; i++) {
            out.writeBytes("FRAME\n".getBytes(StandardCharsets.US_ASCII));
            out.writeBytes(planes);
        }
        return Files.write(file, out.toByteArray());
    }

    private static byte[] planes(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        byte[] planes = new byte[width * height * 3 / 2];
        int blue = width * height;
        int red = blue + width * height / 4;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int rgb = picture.getRGB(x, y);
                planes[y * width + x] = level(16, rgb, 65.738, 129.057, 25.064);
                if (y % 2 == 0 && x % 2 == 0) {
                    int at = y / 2 * (width / 2) + x / 2;
                    planes[blue + at] = level(128, rgb, -37.945, -74.494, 112.439);
                    planes[red + at] = level(128, rgb, 112.439, -94.154, -18.285);
                }
            }
        }
        return planes;
    }

    private static byte level(int base, int rgb, double red, double green, double blue) {
        double sum = red * (rgb >> 16 & 255) + green * (rgb >> 8 & 255) + blue * (rgb & 255);
        return (byte) Math.round(base + sum / 256);
    }
}
