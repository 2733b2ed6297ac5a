package org.rollcall.location.internal;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The settings under {@code rollcall.kafka}, read where {@code rollcall.fixes=kafka}.
 *
 * @param servers where the brokers are, {@code host:port}
 * @param topic the topic; what can never be stored goes to the same name with {@code .aside}
 * @param partitions how many the topic is made with: as many nodes at most share its work
 * @param replicas on how many brokers each fix is kept: 3, or 1 for a single broker
 * @param keep for how long the brokers keep what is in the topic, stored or not
 * @param client what Kafka's clients are told besides, such as {@code security.protocol}
 */
@Validated
@ConfigurationProperties("rollcall.kafka")
record KafkaSettings(
        @DefaultValue("localhost:9092") List<String> servers,
        @DefaultValue("rollcall.fixes") String topic,
        @Min(1) @Max(1000) @DefaultValue("12") int partitions,
        @Min(1) @Max(5) @DefaultValue("3") short replicas,
        @DefaultValue("7d") Duration keep,
        @DefaultValue Map<String, String> client) {

    KafkaSettings {
        if (replicas == 2) {
            throw new IllegalArgumentException("rollcall.kafka.replicas is 3, or 1 for a single broker: with two, the"
                    + " gateway stands still as soon as one of them does.");
        }
    }

    String aside() {
        return topic + ".aside";
    }

    /** On how many brokers a fix must be before it is acknowledged. */
    int committed() {
        return replicas == 1 ? 1 : 2;
    }

    KafkaClients clients() {
        return new KafkaClients(servers, client);
    }
}
