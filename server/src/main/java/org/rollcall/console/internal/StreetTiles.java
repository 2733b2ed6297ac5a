package org.rollcall.console.internal;

import java.io.IOException;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Gives tiles of {@link Streets} to the officers' maps, as Mapbox Vector Tiles. Which tile was asked for says where somebody
 * looked: it is written nowhere, and the browser keeps none (no-store, as for every page).
 */
@Controller
final class StreetTiles {
    private static final MediaType TILE = MediaType.parseMediaType("application/vnd.mapbox-vector-tile");

    private final Streets streets;

    StreetTiles(Streets streets) {
        this.streets = streets;
    }

    /** Answers 204 where the archive has no tile, which a map draws as nothing; 404 beyond its zooms. */
    @GetMapping("/console/map/tiles/{zoom}/{column}/{row}")
    ResponseEntity<byte[]> tile(@PathVariable int zoom, @PathVariable int column, @PathVariable int row)
            throws IOException {
        TileArchive archive = streets.archive()
                .orElseThrow(() -> new NoSuchElementException("There are no streets: set rollcall.map.tiles."));
        TileHeader header = archive.header();
        if (zoom < header.leastZoom() || zoom > header.mostZoom()) {
            throw new NoSuchElementException("The streets are of zooms " + header.leastZoom() + " to "
                    + header.mostZoom() + " and not of " + zoom + ".");
        }
        Optional<byte[]> tile = archive.tile(zoom, column, row);
        if (tile.isEmpty()) {
            return ResponseEntity.noContent().build();
        }
        var answer = ResponseEntity.ok().contentType(TILE);
        return (header.tilesCompressed() ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip") : answer)
                .body(tile.get());
    }
}
