package org.rollcall.location.internal;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Takes fixes out of Kafka into the store. All nodes are one group and share the work. */
@Component
@ConditionalOnProperty(name = "rollcall.fixes", havingValue = "kafka")
class KafkaToStore implements SmartLifecycle, KafkaReader.Reading {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaToStore.class);
    private static final String GROUP = "rollcall-store";

    private final KafkaSettings kafka;
    private final KafkaReader reader;
    private @Nullable KafkaProducer<String, byte[]> aside;

    KafkaToStore(KafkaSettings kafka, FixStore store) {
        this.kafka = kafka;
        this.reader = new KafkaReader(kafka.clients(), GROUP, List.of(kafka.topic()), store, this);
    }

    @Override
    public Arrival read(byte[] record, Consumer<Arrival.Fate> done) {
        return ArrivalBytes.read(record, done);
    }

    /** It was acknowledged, so it is kept for a person to look at. */
    @Override
    public void impossible(ConsumerRecord<String, byte[]> record) throws InterruptedException {
        LOG.error(
                "A report in Kafka at {}:{} can never be stored and is put aside in {}.",
                record.partition(),
                record.offset(),
                kafka.aside());
        try {
            Objects.requireNonNull(aside)
                    .send(new ProducerRecord<>(kafka.aside(), record.key(), record.value()))
                    .get(1, TimeUnit.MINUTES);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("It could not be put aside.", e);
        }
    }

    @Override
    public void start() {
        try {
            new KafkaTopics(kafka).check();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        aside = kafka.clients().producer("aside");
        reader.start();
    }

    @Override
    public void stop() {
        reader.stop();
        Objects.requireNonNull(aside).close();
    }

    @Override
    public boolean isRunning() {
        return reader.isRunning();
    }

    @Override
    public int getPhase() {
        return FixStore.PHASE + 500;
    }
}
