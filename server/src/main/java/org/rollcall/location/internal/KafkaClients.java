package org.rollcall.location.internal;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * How brokers are spoken to.
 *
 * @param servers where they are, {@code host:port}
 * @param settings what the clients are told besides, such as {@code security.protocol}
 */
record KafkaClients(List<String> servers, Map<String, String> settings) {
    private static final int MOST_AT_ONCE = 2_000;
    private static final int LONGEST_DELIVERY_MILLIS = 20_000;

    private Map<String, Object> of(String id) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, String.join(",", servers));
        all.put(CommonClientConfigs.CLIENT_ID_CONFIG, "rollcall-" + id);
        // Nothing is told to anybody about this client.
        all.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
        return all;
    }

    Admin admin() {
        return Admin.create(of("topics"));
    }

    /** One that is told a record is kept when all brokers that have to have it. */
    KafkaProducer<String, byte[]> producer(String id) {
        Map<String, Object> all = of(id);
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        all.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        all.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        all.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, LONGEST_DELIVERY_MILLIS / 4);
        all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, LONGEST_DELIVERY_MILLIS);
        all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, LONGEST_DELIVERY_MILLIS);
        return new KafkaProducer<>(all, new StringSerializer(), new ByteArraySerializer());
    }

    /** One of the group, which tells the brokers itself how far it came. */
    KafkaConsumer<String, byte[]> consumer(String group) {
        Map<String, Object> all = of(group);
        all.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_AT_ONCE);
        // While the database stands still, this node waits with it; one that dies is noticed by its silence.
        all.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, (int)
                Duration.ofDays(1).toMillis());
        return new KafkaConsumer<>(all, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
