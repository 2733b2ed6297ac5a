package org.rollcall.console.internal;

import java.io.IOException;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a {@link TileArchive} says of itself.
 *
 * @param attribution whom a map has to name, as HTML; empty if nobody
 */
record TileMetadata(String attribution) {
    /** The layer without which there are no streets. */
    private static final String ROADS = "roads";

    /**
     * Reads the archive's JSON.
     *
     * @throws IllegalArgumentException if it is of other layers; a clause that says so
     * @throws IOException if it is no JSON
     */
    static TileMetadata read(byte[] json) throws IOException {
        JsonNode read;
        try {
            read = JsonMapper.shared().readTree(json);
        } catch (JacksonException e) {
            throw new IOException("The metadata are no JSON.", e);
        }
        List<String> layers = read.path("vector_layers")
                .valueStream()
                .map(layer -> layer.path("id").asString(""))
                .toList();
        if (!layers.isEmpty() && !layers.contains(ROADS)) {
            throw new IllegalArgumentException(
                    "it has no layer \"" + ROADS + "\" but " + String.join(", ", layers) + ".");
        }
        return new TileMetadata(read.path("attribution").asString(""));
    }
}
