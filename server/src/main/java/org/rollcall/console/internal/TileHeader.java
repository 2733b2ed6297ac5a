package org.rollcall.console.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The first 127 bytes of a {@link TileArchive}.
 *
 * @param directoriesCompressed whether directories and metadata are gzip
 * @param tilesCompressed whether tiles are gzip
 * @param bounds west, south, east, north, in degrees
 */
record TileHeader(
        Section root,
        Section metadata,
        Section leaves,
        Section tiles,
        boolean directoriesCompressed,
        boolean tilesCompressed,
        int leastZoom,
        int mostZoom,
        Bounds bounds) {
    static final int LENGTH = 127;

    private static final byte[] MAGIC = "PMTiles".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 3;
    private static final int ROOT = 8;
    private static final int COMPRESSION = 97;
    private static final int NONE = 1;
    private static final int GZIP = 2;
    private static final int VECTOR = 1;
    /** What is read into memory at once, root and metadata, is at most so long. */
    private static final int MOST = 16 << 20;

    private static final double DEGREE = 1e7;

    /** A part of the file. */
    record Section(long offset, long length) {
        /**
         * A part of this part.
         *
         * @throws IOException if it is not within, or longer than {@code most}
         */
        Section part(long from, long bytes, long most) throws IOException {
            if (from < 0 || bytes < 0 || bytes > most || from > length - bytes) {
                throw new IOException("The archive of map tiles names " + bytes + " bytes where it has none.");
            }
            return new Section(offset + from, bytes);
        }
    }

    /** In degrees. */
    record Bounds(double west, double south, double east, double north) {
        private static final Bounds WORLD = new Bounds(-180, -85, 180, 85);

        private static Bounds of(double west, double south, double east, double north) {
            return west < east && south < north ? new Bounds(west, south, east, north) : WORLD;
        }
    }

    /**
     * Reads it.
     *
     * @param bytes the first of the file
     * @param size of the file
     * @throws IllegalArgumentException if it is of something else; a clause that says what
     * @throws IOException if it names what lies outside the file
     */
    static TileHeader read(byte[] bytes, long size) throws IOException {
        if (bytes.length < LENGTH || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new IllegalArgumentException("it is no PMTiles archive.");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        in.position(MAGIC.length);
        int version = in.get();
        if (version != VERSION) {
            throw new IllegalArgumentException(
                    "it is PMTiles version " + version + " and not 3; write it anew by pmtiles convert.");
        }
        var whole = new Section(0, size);
        in.position(ROOT);
        Section root = whole.part(in.getLong(), in.getLong(), MOST);
        Section metadata = whole.part(in.getLong(), in.getLong(), MOST);
        Section leaves = whole.part(in.getLong(), in.getLong(), size);
        Section tiles = whole.part(in.getLong(), in.getLong(), size);
        in.position(COMPRESSION);
        boolean directoriesCompressed = compressed(in.get());
        boolean tilesCompressed = compressed(in.get());
        if (in.get() != VECTOR) {
            throw new IllegalArgumentException("its tiles are pictures and not vector tiles.");
        }
        return new TileHeader(
                root,
                metadata,
                leaves,
                tiles,
                directoriesCompressed,
                tilesCompressed,
                in.get(),
                in.get(),
                Bounds.of(degrees(in), degrees(in), degrees(in), degrees(in)));
    }

    private static double degrees(ByteBuffer in) {
        return in.getInt() / DEGREE;
    }

    private static boolean compressed(int how) {
        if (how != NONE && how != GZIP) {
            throw new IllegalArgumentException(
                    "it is compressed by something other than gzip; write it anew with gzip.");
        }
        return how == GZIP;
    }
}
