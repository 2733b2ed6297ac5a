package org.rollcall.location.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * The topics, made at the first start and looked at every time: an acknowledgement means no more than they keep. On several
 * brokers a fix is committed when two have it; on one it is written through to the disk with every message.
 */
final class KafkaTopics {
    private final KafkaSettings settings;

    KafkaTopics(KafkaSettings settings) {
        this.settings = settings;
    }

    /**
     * Makes what is missing.
     *
     * @throws IllegalStateException with a plain sentence if the topics do not keep what an acknowledgement promises, or the
     *     brokers cannot be reached
     */
    void check() throws InterruptedException {
        try (Admin admin = settings.clients().admin()) {
            check(admin, settings.topic(), settings.partitions());
            check(admin, settings.aside(), 1);
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "Kafka at " + settings.servers() + " cannot be used (rollcall.fixes=kafka): " + e.getMessage(), e);
        }
    }

    private void check(Admin admin, String topic, int partitions) throws ExecutionException, InterruptedException {
        TopicDescription found = find(admin, topic);
        if (found == null) {
            make(admin, topic, partitions);
            return;
        }
        int replicas = found.partitions().stream()
                .mapToInt(partition -> partition.replicas().size())
                .min()
                .orElse(0);
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Config config = Objects.requireNonNull(
                admin.describeConfigs(Set.of(resource)).all().get().get(resource));
        int committed = Integer.parseInt(value(config, TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG));
        long flushed = Long.parseLong(value(config, TopicConfig.FLUSH_MESSAGES_INTERVAL_CONFIG));
        if (replicas != settings.replicas() || committed < settings.committed() || (replicas == 1 && flushed != 1)) {
            throw new IllegalStateException("The topic " + topic + " has " + replicas + " replicas, "
                    + TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG + "=" + committed + " and "
                    + TopicConfig.FLUSH_MESSAGES_INTERVAL_CONFIG + "=" + flushed + ". An acknowledgement promises "
                    + settings.replicas() + " replicas (rollcall.kafka.replicas), "
                    + TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG + "=" + settings.committed()
                    + (settings.replicas() == 1 ? " and " + TopicConfig.FLUSH_MESSAGES_INTERVAL_CONFIG + "=1" : "")
                    + ": change the topic or the setting.");
        }
    }

    private static @Nullable TopicDescription find(Admin admin, String topic)
            throws ExecutionException, InterruptedException {
        try {
            return admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return null;
            }
            throw e;
        }
    }

    private static String value(Config config, String name) {
        return Objects.requireNonNull(config.get(name)).value();
    }

    private void make(Admin admin, String topic, int partitions) throws ExecutionException, InterruptedException {
        Map<String, String> config = new HashMap<>();
        config.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(settings.committed()));
        config.put(
                TopicConfig.RETENTION_MS_CONFIG, Long.toString(settings.keep().toMillis()));
        config.put(TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG, "false");
        if (settings.replicas() == 1) {
            config.put(TopicConfig.FLUSH_MESSAGES_INTERVAL_CONFIG, "1");
        }
        try {
            admin.createTopics(List.of(new NewTopic(topic, partitions, settings.replicas()).configs(config)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }
}
