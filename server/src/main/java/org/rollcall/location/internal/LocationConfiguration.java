package org.rollcall.location.internal;

import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** The module's settings. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    TrackerSettings.class,
    CareSettings.class,
    FeedSettings.class,
    KafkaSettings.class,
    TraccarTopicsSettings.class
})
class LocationConfiguration {
    private static final Set<String> WAYS = Set.of("store", "kafka");

    LocationConfiguration(@Value("${rollcall.fixes:store}") String way) {
        if (!WAYS.contains(way)) {
            throw new IllegalArgumentException(
                    "rollcall.fixes is store (the default) or kafka, not \u201c" + way + "\u201d.");
        }
    }
}
