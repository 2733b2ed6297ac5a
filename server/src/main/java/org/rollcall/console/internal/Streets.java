package org.rollcall.console.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** The streets under the maps, where an agency has set an archive of them. */
@Component
@EnableConfigurationProperties(MapSettings.class)
final class Streets implements Closeable {
    private final @Nullable TileArchive archive;

    Streets(MapSettings settings) {
        String tiles = settings.tiles();
        archive = tiles == null || tiles.isBlank() ? null : TileArchive.open(Path.of(tiles));
    }

    Optional<TileArchive> archive() {
        return Optional.ofNullable(archive);
    }

    @Override
    public void close() throws IOException {
        if (archive != null) {
            archive.close();
        }
    }
}
