package org.rollcall.location.internal;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings under {@code rollcall.trackers.feed}.
 *
 * @param keys of each vendor that sends its trackers' fixes, by its name, the key with which it signs
 */
@ConfigurationProperties("rollcall.trackers.feed")
record FeedSettings(@DefaultValue Map<String, String> keys) {
    private static final int SHORTEST = 16;

    FeedSettings {
        keys = Map.copyOf(keys);
        keys.forEach((vendor, key) -> {
            if (key.strip().length() < SHORTEST) {
                throw new IllegalArgumentException("rollcall.trackers.feed.keys." + vendor + " has fewer than "
                        + SHORTEST + " characters: give the vendor a longer key.");
            }
        });
    }
}
