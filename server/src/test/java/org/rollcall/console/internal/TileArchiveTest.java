package org.rollcall.console.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpHeaders;

class TileArchiveTest {
    private static final int ZOOMS = 6;

    /** The first of a zoom's tiles, and what the specification's own tests know of zoom 12. */
    @Test
    void tilesAreCountedAlongHilbertsCurve() {
        assertThat(TileArchive.id(0, 0, 0)).isZero();
        assertThat(new long[] {
                    TileArchive.id(1, 0, 0), TileArchive.id(1, 0, 1), TileArchive.id(1, 1, 1), TileArchive.id(1, 1, 0)
                })
                .containsExactly(1, 2, 3, 4);
        assertThat(TileArchive.id(2, 0, 0)).isEqualTo(5);
        assertThat(TileArchive.id(12, 3423, 1763)).isEqualTo(19078479);
    }

    @Property(tries = 200, seed = "2026")
    void whatWasWrittenIsRead(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int many, @ForAll boolean gzip)
            throws IOException {
        SortedMap<Long, String> tiles = tiles(new Random(seed), many);
        int entries = Math.max(4, (int) Math.ceil(Math.cbrt(tiles.size())));
        Path file = written(WrittenArchive.of(tiles, entries, gzip));
        try (TileArchive archive = TileArchive.open(file)) {
            assertThat(archive.header().tilesCompressed()).isEqualTo(gzip);
            for (int zoom = 0; zoom <= ZOOMS; zoom++) {
                for (int column = 0; column < 1 << zoom; column++) {
                    for (int row = 0; row < 1 << zoom; row++) {
                        byte[] tile = archive.tile(zoom, column, row).orElse(null);
                        String expected = tiles.get(TileArchive.id(zoom, column, row));
                        assertThat(tile == null ? null : words(tile, gzip)).isEqualTo(expected);
                    }
                }
            }
        } finally {
            Files.delete(file);
        }
    }

    @Property(tries = 400, seed = "2026")
    void damageIsTold(@ForAll long seed, @ForAll boolean gzip) throws IOException {
        var random = new Random(seed);
        byte[] bytes = WrittenArchive.of(tiles(random, 40), 4, gzip);
        for (int i = 0; i < 4; i++) {
            // The header and the directories, not the tiles: what a tile holds is the browser's matter.
            bytes[random.nextInt(Math.min(bytes.length, 600))] = (byte) random.nextInt();
        }
        byte[] left = random.nextBoolean() ? bytes : Arrays.copyOf(bytes, random.nextInt(bytes.length));
        Path file = written(left);
        try (TileArchive archive = TileArchive.open(file)) {
            for (int zoom = 0; zoom <= ZOOMS; zoom++) {
                int side = 1 << zoom;
                read(archive, zoom, random.nextInt(side), random.nextInt(side));
            }
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("Name a .pmtiles file");
        } finally {
            Files.delete(file);
        }
    }

    private static void read(TileArchive archive, int zoom, int column, int row) {
        try {
            archive.tile(zoom, column, row);
        } catch (IOException e) {
            assertThat(e).hasMessageMatching("(?s).+");
        }
    }

    @Test
    void foreignFilesAreRefusedWithASentence(@TempDir Path directory) throws IOException {
        assertThatThrownBy(() -> TileArchive.open(directory.resolve("none.pmtiles")))
                .hasMessageContaining("it cannot be read");
        Path file = directory.resolve("map.pmtiles");
        SortedMap<Long, String> tiles = tiles(new Random(1), 20);
        byte[] good = WrittenArchive.of(tiles, 4, true);
        refused(file, "SQLite format 3".repeat(20).getBytes(StandardCharsets.US_ASCII), "it is no PMTiles archive");
        refused(file, changed(good, 7, 2), "it is PMTiles version 2 and not 3");
        refused(file, changed(good, 98, 4), "compressed by something other than gzip");
        refused(file, changed(good, 99, 2), "pictures and not vector tiles");
        refused(file, Arrays.copyOf(good, good.length - 1), "it is damaged; copy it again");
        String foreign = "{\"vector_layers\":[{\"id\":\"transportation\"}]}";
        refused(file, WrittenArchive.of(tiles, 4, true, foreign), "it has no layer \"roads\" but transportation");
        refused(file, WrittenArchive.of(tiles, 4, true, "words"), "it is damaged");
    }

    @Test
    void aMapIsAnsweredAsItExpects(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("map.pmtiles");
        var tiles = new TreeMap<Long, String>();
        tiles.put(TileArchive.id(3, 2, 5), "streets");
        Files.write(file, WrittenArchive.of(tiles, 4, true));
        assertThatThrownBy(() -> new StreetTiles(new Streets(new MapSettings(" "))).tile(3, 2, 5))
                .isInstanceOf(NoSuchElementException.class);
        try (var streets = new Streets(new MapSettings(file.toString()))) {
            var pages = new StreetTiles(streets);
            var there = pages.tile(3, 2, 5);
            assertThat(there.getHeaders().getFirst(HttpHeaders.CONTENT_ENCODING))
                    .isEqualTo("gzip");
            assertThat(there.getHeaders().getContentType()).hasToString("application/vnd.mapbox-vector-tile");
            assertThat(words(Objects.requireNonNull(there.getBody()), true)).isEqualTo("streets");
            assertThat(pages.tile(3, 2, 4).getStatusCode().value()).isEqualTo(204);
            assertThat(pages.tile(3, 2, 8).getStatusCode().value()).isEqualTo(204);
            assertThatThrownBy(() -> pages.tile(7, 0, 0)).hasMessageContaining("zooms 0 to 6");
        }
    }

    private static void refused(Path file, byte[] content, String why) throws IOException {
        Files.write(file, content);
        assertThatThrownBy(() -> TileArchive.open(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    private static byte[] changed(byte[] archive, int at, int value) {
        byte[] changed = archive.clone();
        changed[at] = (byte) value;
        return changed;
    }

    /** Some tiles, many of them with equal neighbours. */
    private static SortedMap<Long, String> tiles(Random random, int many) {
        var tiles = new TreeMap<Long, String>();
        long last = TileArchive.id(ZOOMS + 1, 0, 0);
        for (int i = 0; i < many; i++) {
            long id = random.nextLong(last);
            String content = "tile " + random.nextInt(20);
            int run = 1 + random.nextInt(random.nextBoolean() ? 1 : 40);
            for (long each = id; each < Math.min(last, id + run); each++) {
                tiles.put(each, content);
            }
        }
        return tiles;
    }

    private static Path written(byte[] archive) throws IOException {
        return Files.write(Files.createTempFile("rollcall", ".pmtiles"), archive);
    }

    private static String words(byte[] tile, boolean gzip) throws IOException {
        byte[] bytes = gzip ? new GZIPInputStream(new ByteArrayInputStream(tile)).readAllBytes() : tile;
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
