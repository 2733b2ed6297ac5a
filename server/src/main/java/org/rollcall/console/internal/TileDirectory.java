package org.rollcall.console.internal;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A directory of a {@link TileArchive}: which tiles lie where, or which further directory knows. */
final class TileDirectory {
    /** The least an entry takes: one byte in each of four columns. */
    private static final int LEAST_BYTES = 4;

    private final long[] ids;
    private final long[] runs;
    private final long[] lengths;
    private final long[] offsets;

    /**
     * Where something lies.
     *
     * @param offset from the beginning of its section, in bytes
     * @param leaf whether it is a further directory; else a tile
     */
    record Entry(long offset, long length, boolean leaf) {}

    private TileDirectory(int entries) {
        ids = new long[entries];
        runs = new long[entries];
        lengths = new long[entries];
        offsets = new long[entries];
    }

    /**
     * Reads one, not compressed any more.
     *
     * @throws IOException if these bytes are none
     */
    static TileDirectory read(byte[] bytes) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            long entries = number(in);
            if (entries < 1 || entries > bytes.length / LEAST_BYTES) {
                throw new IOException("A directory of " + entries + " entries in " + bytes.length + " bytes.");
            }
            var directory = new TileDirectory((int) entries);
            directory.columns(in);
            return directory;
        } catch (BufferUnderflowException e) {
            throw new IOException("A directory ends in the middle of an entry.", e);
        }
    }

    private void columns(ByteBuffer in) throws IOException {
        long id = 0;
        for (int i = 0; i < ids.length; i++) {
            long further = number(in);
            id += further;
            if (id < 0 || further < 0 || (i > 0 && further == 0)) {
                throw new IOException("The tiles of a directory are not in order.");
            }
            ids[i] = id;
        }
        fill(runs, in, 0);
        fill(lengths, in, 1);
        for (int i = 0; i < offsets.length; i++) {
            long written = number(in);
            if (written < 0 || (i == 0 && written == 0)) {
                throw new IOException("A directory names no place for a tile.");
            }
            offsets[i] = written == 0 ? offsets[i - 1] + lengths[i - 1] : written - 1;
        }
    }

    private static void fill(long[] column, ByteBuffer in, int least) throws IOException {
        for (int i = 0; i < column.length; i++) {
            column[i] = number(in);
            if (column[i] < least || column[i] > 0xFFFF_FFFFL) {
                throw new IOException("A directory's number is out of bounds: " + column[i]);
            }
        }
    }

    /** Seven bits a byte, the lowest first; the highest bit says that more follow. */
    private static long number(ByteBuffer in) throws IOException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = in.get();
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IOException("A number of a directory does not end.");
    }

    /** What leads to a tile; null if there is none. */
    @Nullable
    Entry find(long id) {
        int place = Arrays.binarySearch(ids, id);
        int at = place >= 0 ? place : -place - 2;
        if (at < 0) {
            return null;
        }
        boolean leaf = runs[at] == 0;
        return leaf || id - ids[at] < runs[at] ? new Entry(offsets[at], lengths[at], leaf) : null;
    }
}
