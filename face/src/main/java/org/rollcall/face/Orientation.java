package org.rollcall.face;

import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;

/** How a camera was held, as EXIF's Orientation tag (CIPA DC-008, tag 0x0112) tells it. */
final class Orientation {
    private Orientation() {}

    /** 1 to 8; 1 (upright) if the block says nothing or cannot be read. */
    static int of(byte[] exif) {
        if (exif.length == 0) {
            return 1;
        }
        byte[] tiff = PictureHeader.ascii(exif, 0, "Exif") && exif.length > 6
                ? java.util.Arrays.copyOfRange(exif, 6, exif.length)
                : exif;
        try {
            Metadata metadata = new Metadata();
            new ExifReader().extract(new ByteArrayReader(tiff), metadata);
            ExifIFD0Directory directory = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
            Integer value = directory == null ? null : directory.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
            return value == null || value < 1 || value > 8 ? 1 : value;
        } catch (RuntimeException e) {
            // A broken EXIF block is no reason to refuse a good photograph.
            return 1;
        }
    }

    /** Turns a picture upright. */
    static Picture upright(Picture picture, int orientation) {
        if (orientation <= 1) {
            return picture;
        }
        int w = picture.width();
        int h = picture.height();
        boolean swapped = orientation >= 5;
        int outWidth = swapped ? h : w;
        int outHeight = swapped ? w : h;
        byte[] out = new byte[picture.bgr().length];
        int to = 0;
        for (int y = 0; y < outHeight; y++) {
            for (int x = 0; x < outWidth; x++, to += 3) {
                int from = 3 * source(orientation, x, y, w, h);
                out[to] = picture.bgr()[from];
                out[to + 1] = picture.bgr()[from + 1];
                out[to + 2] = picture.bgr()[from + 2];
            }
        }
        return new Picture(outWidth, outHeight, out);
    }

    /** The stored pixel that belongs at (x, y) of the upright picture; w and h are the stored picture's. */
    private static int source(int orientation, int x, int y, int w, int h) {
        return switch (orientation) {
            case 2 -> y * w + (w - 1 - x);
            case 3 -> (h - 1 - y) * w + (w - 1 - x);
            case 4 -> (h - 1 - y) * w + x;
            case 5 -> x * w + y;
            case 6 -> (h - 1 - x) * w + y;
            case 7 -> (h - 1 - x) * w + (w - 1 - y);
            case 8 -> x * w + (w - 1 - y);
            default -> y * w + x;
        };
    }
}
