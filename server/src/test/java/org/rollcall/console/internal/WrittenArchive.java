package org.rollcall.console.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.zip.GZIPOutputStream;

/** Writes PMTiles archives, version 3, for tests: equal neighbours as one entry, directories in as many levels as it takes. */
final class WrittenArchive {
    private static final String METADATA = "{\"attribution\":\"<a href='https://www.openstreetmap.org/copyright'>"
            + "OpenStreetMap</a>\",\"vector_layers\":[{\"id\":\"earth\"},{\"id\":\"roads\"}]}";

    private final boolean gzip;
    private final int entriesADirectory;
    private final ByteArrayOutputStream tiles = new ByteArrayOutputStream();
    private final ByteArrayOutputStream leaves = new ByteArrayOutputStream();
    private final Map<String, Long> placed = new HashMap<>();

    private record Entry(long id, long run, long length, long offset) {}

    private WrittenArchive(boolean gzip, int entriesADirectory) {
        this.gzip = gzip;
        this.entriesADirectory = entriesADirectory;
    }

    static byte[] of(SortedMap<Long, String> tiles, int entriesADirectory, boolean gzip) {
        return of(tiles, entriesADirectory, gzip, METADATA);
    }

    static byte[] of(SortedMap<Long, String> tiles, int entriesADirectory, boolean gzip, String metadata) {
        return new WrittenArchive(gzip, entriesADirectory).archive(tiles, metadata);
    }

    private byte[] archive(SortedMap<Long, String> contents, String metadata) {
        List<Entry> entries = new ArrayList<>();
        contents.forEach((id, content) -> place(entries, id, content));
        List<Entry> top = entries;
        while (top.size() > entriesADirectory) {
            top = above(top);
        }
        byte[] root = packed(directory(top));
        byte[] words = packed(metadata.getBytes(StandardCharsets.UTF_8));
        long wordsFrom = TileHeader.LENGTH + root.length;
        long leavesFrom = wordsFrom + words.length;
        long tilesFrom = leavesFrom + leaves.size();
        ByteBuffer header = ByteBuffer.allocate(TileHeader.LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        header.put("PMTiles".getBytes(StandardCharsets.US_ASCII)).put((byte) 3);
        header.putLong(TileHeader.LENGTH).putLong(root.length);
        header.putLong(wordsFrom).putLong(words.length);
        header.putLong(leavesFrom).putLong(leaves.size());
        header.putLong(tilesFrom).putLong(tiles.size());
        byte how = (byte) (gzip ? 2 : 1);
        header.putLong(0).putLong(0).putLong(0).put((byte) 1).put(how).put(how).put((byte) 1);
        header.put((byte) 0).put((byte) 6);
        header.putInt(-740_000_000).putInt(400_000_000).putInt(-730_000_000).putInt(410_000_000);
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(header.array());
        whole.writeBytes(root);
        whole.writeBytes(words);
        whole.writeBytes(leaves.toByteArray());
        whole.writeBytes(tiles.toByteArray());
        return whole.toByteArray();
    }

    private void place(List<Entry> entries, long id, String content) {
        byte[] bytes = packed(content.getBytes(StandardCharsets.UTF_8));
        long offset = placed.computeIfAbsent(content, unknown -> {
            long at = tiles.size();
            tiles.writeBytes(bytes);
            return at;
        });
        Entry last = entries.isEmpty() ? new Entry(-1, 0, 0, -1) : entries.getLast();
        if (last.offset == offset && last.id + last.run == id) {
            entries.set(entries.size() - 1, new Entry(last.id, last.run + 1, last.length, offset));
        } else {
            entries.add(new Entry(id, 1, bytes.length, offset));
        }
    }

    /** Puts entries into directories below. @return the entries that lead to them */
    private List<Entry> above(List<Entry> entries) {
        List<Entry> top = new ArrayList<>();
        for (int from = 0; from < entries.size(); from += entriesADirectory) {
            List<Entry> below = entries.subList(from, Math.min(entries.size(), from + entriesADirectory));
            byte[] written = packed(directory(below));
            top.add(new Entry(below.getFirst().id, 0, written.length, leaves.size()));
            leaves.writeBytes(written);
        }
        return top;
    }

    private static byte[] directory(List<Entry> entries) {
        var out = new ByteArrayOutputStream();
        number(out, entries.size());
        long before = 0;
        for (Entry each : entries) {
            number(out, each.id - before);
            before = each.id;
        }
        entries.forEach(each -> number(out, each.run));
        entries.forEach(each -> number(out, each.length));
        long end = -1;
        for (Entry each : entries) {
            number(out, each.offset == end ? 0 : each.offset + 1);
            end = each.offset + each.length;
        }
        return out.toByteArray();
    }

    private static void number(ByteArrayOutputStream out, long value) {
        long rest = value;
        while (rest > 0x7F) {
            out.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private byte[] packed(byte[] bytes) {
        if (!gzip) {
            return bytes;
        }
        var out = new ByteArrayOutputStream();
        try (var packing = new GZIPOutputStream(out)) {
            packing.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
