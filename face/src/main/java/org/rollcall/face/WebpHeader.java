package org.rollcall.face;

import java.util.Arrays;

/** The chunks of a WebP file (RFC 9649): its size is the larger of what the container and the picture inside say. */
final class WebpHeader {
    private WebpHeader() {}

    static PictureHeader of(byte[] file) throws UnreadableException {
        int width = 0;
        int height = 0;
        byte[] exif = {};
        int at = 12;
        while (at + 8 <= file.length) {
            long length = little(file, at + 4, 4);
            int data = at + 8;
            if (PictureHeader.ascii(file, at, "VP8X")) {
                width = Math.max(width, 1 + little(file, data + 4, 3));
                height = Math.max(height, 1 + little(file, data + 7, 3));
            } else if (PictureHeader.ascii(file, at, "VP8L")) {
                int bits = little(file, data + 1, 4);
                width = Math.max(width, 1 + (bits & 0x3FFF));
                height = Math.max(height, 1 + (bits >>> 14 & 0x3FFF));
            } else if (PictureHeader.ascii(file, at, "VP8 ")) {
                width = Math.max(width, little(file, data + 6, 2) & 0x3FFF);
                height = Math.max(height, little(file, data + 8, 2) & 0x3FFF);
            } else if (PictureHeader.ascii(file, at, "ANIM") || PictureHeader.ascii(file, at, "ANMF")) {
                throw new UnreadableException(PictureProblem.ANIMATED);
            } else if (PictureHeader.ascii(file, at, "EXIF")) {
                exif = Arrays.copyOfRange(file, data, (int) Math.min(file.length, data + Math.max(0, length)));
            }
            if (length < 0 || length > file.length) {
                break;
            }
            at = (int) (data + length + (length & 1));
        }
        return new PictureHeader(PictureHeader.Format.WEBP, width, height, exif);
    }

    private static int little(byte[] file, int from, int bytes) {
        int value = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            value = value << 8 | PictureHeader.at(file, from + i);
        }
        return value;
    }
}
