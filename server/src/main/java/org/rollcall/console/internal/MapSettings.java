package org.rollcall.console.internal;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The settings {@code rollcall.map.*}.
 *
 * @param tiles a file of streets ({@link TileArchive}); unset where there is none
 */
@ConfigurationProperties("rollcall.map")
record MapSettings(@Nullable String tiles) {}
