package org.rollcall.document.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * A picture without what was written beside it, such as the place where it was taken: the pixels stay bit for bit, a JPEG
 * keeps which way up it is. Whatever follows the picture's end, such as a film, goes too.
 */
final class BarePicture {
    private static final int START_OF_SCAN = 0xda;
    private static final int END_OF_IMAGE = 0xd9;
    private static final int APP0 = 0xe0;
    private static final int APP1 = 0xe1;
    private static final int APP14_COLOURS = 0xee;
    private static final int APP15 = 0xef;
    private static final int COMMENT = 0xfe;
    private static final int PNG_SIGNATURE = 8;
    private static final int PNG_AROUND = 12;
    private static final Set<String> PNG_KEPT =
            Set.of("IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "pHYs");
    private static final int RIFF_HEADER = 12;
    private static final int RIFF_CHUNK = 8;
    private static final int EXIF_AND_XMP = 0x0c;

    private BarePicture() {}

    /** @throws RuntimeException if it is not a whole picture of this type */
    static byte[] jpeg(byte[] picture) {
        var out = new ByteArrayOutputStream(picture.length);
        out.write(picture, 0, 2);
        int at = 2;
        while (true) {
            if ((picture[at] & 0xff) != 0xff) {
                throw new IllegalArgumentException("A JPEG's segment begins with 0xff.");
            }
            int marker = picture[at + 1] & 0xff;
            if (marker == 0xff) {
                at++;
                continue;
            }
            if (marker == END_OF_IMAGE) {
                out.write(picture, at, 2);
                return out.toByteArray();
            }
            int end = at + 2 + (ByteBuffer.wrap(picture, at + 2, 2).getShort() & 0xffff);
            if (marker == START_OF_SCAN) {
                end = endOfScan(picture, end);
            }
            if (marker == APP1) {
                writeOrientation(out, Orientation.of(picture, at + 4, end));
            } else if (isPicture(marker)) {
                out.write(picture, at, end - at);
            }
            at = end;
        }
    }

    private static boolean isPicture(int marker) {
        boolean application = marker > APP0 && marker <= APP15 && marker != APP14_COLOURS;
        return !application && marker != COMMENT;
    }

    /** Compressed data goes on over stuffed zeros and restart markers (ITU-T T.81, B.1.1.5). */
    private static int endOfScan(byte[] picture, int from) {
        int at = from;
        while (true) {
            int next = picture[at + 1] & 0xff;
            boolean goesOn = (picture[at] & 0xff) != 0xff || next == 0 || (next >= 0xd0 && next <= 0xd7);
            if (!goesOn) {
                return at;
            }
            at++;
        }
    }

    private static void writeOrientation(ByteArrayOutputStream out, int orientation) {
        if (orientation > 1) {
            out.writeBytes(Orientation.segment(orientation));
        }
    }

    /** @throws RuntimeException if it is not a whole picture of this type */
    static byte[] png(byte[] picture) {
        var out = new ByteArrayOutputStream(picture.length);
        out.write(picture, 0, PNG_SIGNATURE);
        int at = PNG_SIGNATURE;
        while (true) {
            int length = ByteBuffer.wrap(picture, at, Integer.BYTES).getInt();
            String type = new String(picture, at + Integer.BYTES, Integer.BYTES, StandardCharsets.US_ASCII);
            int whole = Math.addExact(length, PNG_AROUND);
            if (length < 0) {
                throw new IllegalArgumentException("A PNG's chunk has no such length.");
            }
            if (PNG_KEPT.contains(type)) {
                out.write(picture, at, whole);
            }
            if (type.equals("IEND")) {
                return out.toByteArray();
            }
            at = Math.addExact(at, whole);
        }
    }

    /** @throws RuntimeException if it is not a whole picture of this type */
    static byte[] webp(byte[] picture) {
        ByteBuffer in = ByteBuffer.wrap(picture).order(ByteOrder.LITTLE_ENDIAN);
        int end = Math.addExact(in.getInt(Integer.BYTES), RIFF_CHUNK);
        var out = new ByteArrayOutputStream(picture.length);
        out.write(picture, 0, RIFF_HEADER);
        int at = RIFF_HEADER;
        while (at < end) {
            String type = new String(picture, at, Integer.BYTES, StandardCharsets.US_ASCII);
            int length = in.getInt(at + Integer.BYTES);
            int whole = Math.addExact(RIFF_CHUNK, Math.addExact(length, length & 1));
            if (length < 0 || whole > end - at) {
                throw new IllegalArgumentException("A WebP's chunk has no such length.");
            }
            if (!type.equals("EXIF") && !type.equals("XMP ")) {
                out.write(picture, at, whole);
            }
            at += whole;
        }
        return told(out.toByteArray());
    }

    /** The header says how long the rest is, and an extended one what is in it. */
    private static byte[] told(byte[] webp) {
        ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN).putInt(Integer.BYTES, webp.length - RIFF_CHUNK);
        boolean extended = new String(webp, RIFF_HEADER, Integer.BYTES, StandardCharsets.US_ASCII).equals("VP8X");
        if (extended) {
            webp[RIFF_HEADER + RIFF_CHUNK] &= (byte) ~EXIF_AND_XMP;
        }
        return webp;
    }
}
