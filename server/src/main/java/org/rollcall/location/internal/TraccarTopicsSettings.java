package org.rollcall.location.internal;

import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings under {@code rollcall.trackers.traccar.kafka}.
 *
 * @param servers the brokers that a Traccar server forwards to, {@code host:port}; none: nothing is read
 * @param topics its {@code forward.topic} and {@code event.forward.topic}
 * @param client what the client is told besides, such as {@code security.protocol}
 */
@ConfigurationProperties("rollcall.trackers.traccar.kafka")
record TraccarTopicsSettings(
        @DefaultValue List<String> servers,
        @DefaultValue({"positions", "events"}) List<String> topics,
        @DefaultValue Map<String, String> client) {}
