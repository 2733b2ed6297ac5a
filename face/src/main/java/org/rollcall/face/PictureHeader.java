package org.rollcall.face;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a file says about itself before anything of it is decoded.
 *
 * @param exif the EXIF block (a TIFF structure), empty if there is none
 */
record PictureHeader(Format format, int width, int height, byte[] exif) {
    enum Format {
        JPEG,
        PNG,
        WEBP
    }

    private static final int MAX_SCANS = 100;

    /** Reads the header; every length in it is checked against the file before it is believed. */
    static PictureHeader of(byte[] file) throws UnreadableException {
        if (file.length == 0) {
            throw new UnreadableException(PictureProblem.EMPTY);
        }
        try {
            if (at(file, 0) == 0xFF && at(file, 1) == 0xD8) {
                return jpeg(file);
            }
            if (ascii(file, 1, "PNG") && at(file, 0) == 0x89) {
                return png(file);
            }
            if (ascii(file, 0, "RIFF") && ascii(file, 8, "WEBP")) {
                return WebpHeader.of(file);
            }
        } catch (IndexOutOfBoundsException e) {
            throw new UnreadableException(PictureProblem.DAMAGED);
        }
        throw new UnreadableException(ascii(file, 4, "ftyp") ? PictureProblem.HEIC : PictureProblem.OTHER_FORMAT);
    }

    private static PictureHeader jpeg(byte[] file) throws UnreadableException {
        byte[] exif = {};
        int at = 2;
        while (true) {
            while (at(file, at) == 0xFF && at(file, at + 1) == 0xFF) {
                at++;
            }
            int marker = at(file, at + 1);
            if (at(file, at) != 0xFF || marker == 0xD9 || marker == 0xDA) {
                throw new UnreadableException(PictureProblem.DAMAGED);
            }
            int length = short16(file, at + 2);
            if (isStartOfFrame(marker)) {
                refuseManyScans(file, at);
                return new PictureHeader(Format.JPEG, short16(file, at + 7), short16(file, at + 5), exif);
            }
            if (marker == 0xE1 && length > 8 && ascii(file, at + 4, "Exif")) {
                exif = Arrays.copyOfRange(file, at + 10, Math.min(file.length, at + 2 + length));
            }
            at += 2 + Math.max(2, length);
        }
    }

    private static boolean isStartOfFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    /** A progressive file may order thousands of passes over the whole picture; no camera does. */
    private static void refuseManyScans(byte[] file, int from) throws UnreadableException {
        int scans = 0;
        for (int i = from; i + 1 < file.length; i++) {
            if (file[i] == (byte) 0xFF && file[i + 1] == (byte) 0xDA && ++scans > MAX_SCANS) {
                throw new UnreadableException(PictureProblem.DAMAGED);
            }
        }
    }

    private static PictureHeader png(byte[] file) throws UnreadableException {
        if (!ascii(file, 12, "IHDR")) {
            throw new UnreadableException(PictureProblem.DAMAGED);
        }
        byte[] exif = {};
        int at = 8;
        while (at + 12 <= file.length) {
            int length = int32(file, at);
            if (length < 0 || length > file.length - at - 12) {
                break;
            }
            if (ascii(file, at + 4, "eXIf")) {
                exif = Arrays.copyOfRange(file, at + 8, at + 8 + length);
            }
            if (ascii(file, at + 4, "acTL")) {
                throw new UnreadableException(PictureProblem.ANIMATED);
            }
            at += 12 + length;
        }
        return new PictureHeader(Format.PNG, int32(file, 16), int32(file, 20), exif);
    }

    static int at(byte[] file, int index) {
        return file[index] & 255;
    }

    static boolean ascii(byte[] file, int from, String expected) {
        int end = from + expected.length();
        return end <= file.length
                && Arrays.equals(file, from, end, expected.getBytes(StandardCharsets.US_ASCII), 0, expected.length());
    }

    private static int short16(byte[] file, int from) {
        return at(file, from) << 8 | at(file, from + 1);
    }

    private static int int32(byte[] file, int from) {
        return short16(file, from) << 16 | short16(file, from + 2);
    }
}
