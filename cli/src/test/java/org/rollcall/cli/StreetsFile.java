package org.rollcall.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** A PMTiles archive in which every place of zooms 0 to 14 is the same tile: land, a square of water and a road across. */
final class StreetsFile {
    /** The colour in which the map draws water. */
    static final int WATER = 0xCFDFEA;

    private static final int HEADER = 127;
    private static final int MOST_ZOOM = 14;
    private static final int SIDE = 4096;
    private static final int LINE = 2;
    private static final int POLYGON = 3;

    private StreetsFile() {}

    static Path write(Path file) throws IOException {
        byte[] tile = zipped(tile());
        long tiles = ((1L << 2 * (MOST_ZOOM + 1)) - 1) / 3;
        // One entry: from tile 0 on, all of them, so many bytes, at offset 0 (written as 1).
        byte[] root = zipped(numbers(1, 0, tiles, tile.length, 1));
        byte[] metadata =
                zipped(("{\"attribution\":\"<a href='https://www.openstreetmap.org/copyright'>OpenStreetMap</a>\","
                                + "\"vector_layers\":[{\"id\":\"roads\"}]}")
                        .getBytes(StandardCharsets.UTF_8));
        long metadataFrom = HEADER + root.length;
        long tilesFrom = metadataFrom + metadata.length;
        ByteBuffer archive = ByteBuffer.allocate((int) tilesFrom + tile.length).order(ByteOrder.LITTLE_ENDIAN);
        archive.put("PMTiles".getBytes(StandardCharsets.US_ASCII)).put((byte) 3);
        archive.putLong(HEADER).putLong(root.length).putLong(metadataFrom).putLong(metadata.length);
        archive.putLong(tilesFrom).putLong(0).putLong(tilesFrom).putLong(tile.length);
        archive.putLong(tiles).putLong(1).putLong(1);
        archive.put(new byte[] {1, 2, 2, 1, 0, MOST_ZOOM});
        archive.position(HEADER).put(root).put(metadata).put(tile);
        return Files.write(file, archive.array());
    }

    /** Mapbox Vector Tile specification, version 2.1. */
    private static byte[] tile() {
        return joined(
                field(3, layer("earth", POLYGON, square(0, SIDE))),
                field(3, layer("water", POLYGON, square(SIDE / 8, SIDE / 4))),
                field(3, layer("roads", LINE, numbers(9, 0, SIDE, 1 << 3 | 2, 2L * SIDE, 0))));
    }

    private static byte[] layer(String name, int type, byte[] geometry) {
        byte[] feature = joined(field(2, numbers(0, 0)), numbers(3 << 3, type), field(4, geometry));
        return joined(
                numbers(15 << 3, 2),
                field(1, name.getBytes(StandardCharsets.UTF_8)),
                field(2, feature),
                field(3, "kind".getBytes(StandardCharsets.UTF_8)),
                field(4, field(1, "major_road".getBytes(StandardCharsets.UTF_8))),
                numbers(5 << 3, SIDE));
    }

    /** Corners as steps of which each is doubled, so that a negative one is odd. */
    private static byte[] square(int from, int side) {
        return numbers(9, 2L * from, 2L * from, 3 << 3 | 2, 2L * side, 0, 0, 2L * side, 2L * side - 1, 0, 15);
    }

    private static byte[] field(int number, byte[] content) {
        return joined(numbers(number << 3 | 2, content.length), content);
    }

    private static byte[] numbers(long... values) {
        var out = new ByteArrayOutputStream();
        for (long value : values) {
            long rest = value;
            while (rest > 0x7F) {
                out.write((int) (rest & 0x7F | 0x80));
                rest >>>= 7;
            }
            out.write((int) rest);
        }
        return out.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] zipped(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var packing = new GZIPOutputStream(out)) {
            packing.write(bytes);
        }
        return out.toByteArray();
    }
}
