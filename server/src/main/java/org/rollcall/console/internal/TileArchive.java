package org.rollcall.console.internal;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * An archive of vector tiles in one file: PMTiles, version 3 (github.com/protomaps/PMTiles, spec/v3). Only the few
 * directories used last are kept in memory; everything else is read where it lies. Safe for many threads.
 */
final class TileArchive implements Closeable {
    private static final int MOST_DIRECTORY = 4 << 20;
    private static final int MOST_METADATA = 16 << 20;
    private static final int MOST_TILE = 16 << 20;
    private static final int DEEPEST = 4;
    private static final int KEPT = 8;
    private static final int DEEPEST_ZOOM = 30;

    private final FileChannel file;
    private final TileHeader header;
    private final TileDirectory root;
    private final TileMetadata metadata;
    private final Map<Long, TileDirectory> kept = Collections.synchronizedMap(new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, TileDirectory> eldest) {
            return size() > KEPT;
        }
    });

    private TileArchive(FileChannel file) throws IOException {
        this.file = file;
        header = TileHeader.read(bytes(0, Math.min(file.size(), TileHeader.LENGTH)), file.size());
        root = TileDirectory.read(expanded(bytes(header.root()), MOST_DIRECTORY));
        metadata = TileMetadata.read(expanded(bytes(header.metadata()), MOST_METADATA));
    }

    /**
     * Opens an archive of Protomaps' basemap.
     *
     * @throws IllegalArgumentException if it cannot be used; says what to do
     */
    static TileArchive open(Path path) {
        FileChannel file = null;
        try {
            file = FileChannel.open(path, StandardOpenOption.READ);
            return new TileArchive(file);
        } catch (IOException | IllegalArgumentException e) {
            close(file);
            String why = file == null
                    ? "it cannot be read."
                    : e instanceof IllegalArgumentException ? e.getMessage() : "it is damaged; copy it again.";
            throw new IllegalArgumentException(
                    "rollcall.map.tiles names " + path + ", but " + why
                            + " Name a .pmtiles file of Protomaps' basemap, or leave the setting out.",
                    e);
        }
    }

    private static void close(@Nullable FileChannel file) {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException ignored) {
            // Nothing was written.
        }
    }

    TileHeader header() {
        return header;
    }

    TileMetadata metadata() {
        return metadata;
    }

    /**
     * A tile as it is kept: a Mapbox Vector Tile, with gzip if the header says so. Column and row are counted from the north-west.
     *
     * @return empty if the archive has none there
     * @throws IOException if the archive is damaged there
     */
    Optional<byte[]> tile(int zoom, int column, int row) throws IOException {
        if (zoom < 0 || zoom > DEEPEST_ZOOM || column < 0 || row < 0 || column >> zoom != 0 || row >> zoom != 0) {
            return Optional.empty();
        }
        long id = id(zoom, column, row);
        TileDirectory directory = root;
        for (int depth = 0; depth < DEEPEST; depth++) {
            TileDirectory.Entry entry = directory.find(id);
            if (entry == null) {
                return Optional.empty();
            }
            if (!entry.leaf()) {
                return Optional.of(bytes(header.tiles().part(entry.offset(), entry.length(), MOST_TILE)));
            }
            directory = leaf(entry);
        }
        throw new IOException("The archive of map tiles has directories in directories without end.");
    }

    private TileDirectory leaf(TileDirectory.Entry entry) throws IOException {
        TileDirectory known = kept.get(entry.offset());
        if (known != null) {
            return known;
        }
        TileHeader.Section place = header.leaves().part(entry.offset(), entry.length(), MOST_DIRECTORY);
        TileDirectory read = TileDirectory.read(expanded(bytes(place), MOST_DIRECTORY));
        kept.put(entry.offset(), read);
        return read;
    }

    /** The place on Hilbert's curve through all tiles of a zoom, after all tiles of the zooms before it. */
    static long id(int zoom, int column, int row) {
        long id = ((1L << 2 * zoom) - 1) / 3;
        int x = column;
        int y = row;
        for (int bit = zoom - 1; bit >= 0; bit--) {
            int side = 1 << bit;
            boolean east = (x & side) != 0;
            boolean south = (y & side) != 0;
            long quarter = east ? (south ? 2 : 3) : (south ? 1 : 0);
            id += quarter << 2 * bit;
            if (!south) {
                int turned = east ? ~y : y;
                y = east ? ~x : x;
                x = turned;
            }
        }
        return id;
    }

    private byte[] expanded(byte[] bytes, int most) throws IOException {
        if (!header.directoriesCompressed()) {
            return bytes;
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            byte[] expanded = in.readNBytes(most + 1);
            if (expanded.length > most) {
                throw new IOException("A directory is larger than " + most + " bytes.");
            }
            return expanded;
        }
    }

    private byte[] bytes(TileHeader.Section section) throws IOException {
        return bytes(section.offset(), section.length());
    }

    private byte[] bytes(long offset, long length) throws IOException {
        ByteBuffer into = ByteBuffer.allocate(Math.toIntExact(length));
        while (into.hasRemaining()) {
            if (file.read(into, offset + into.position()) < 0) {
                throw new EOFException("The archive of map tiles has become shorter.");
            }
        }
        return into.array();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
