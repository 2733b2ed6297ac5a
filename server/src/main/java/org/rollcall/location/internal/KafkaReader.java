package org.rollcall.location.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what topics hold into an entrance and tells the brokers only once it is durable there: a node that dies between the
 * two leaves it to another one of the group, and what is then stored twice counts once, as everything that a tracker repeats.
 */
final class KafkaReader implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaReader.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long PAUSE_MILLIS = 500;
    private static final long LONGEST_STOP_MILLIS = 10_000;

    private final KafkaClients clients;
    private final String group;
    private final List<String> topics;
    private final FixEntrance entrance;
    private final Reading reading;
    private volatile boolean running;
    private volatile @Nullable KafkaConsumer<String, byte[]> open;
    private @Nullable Thread thread;

    KafkaReader(KafkaClients clients, String group, List<String> topics, FixEntrance entrance, Reading reading) {
        this.clients = clients;
        this.group = group;
        this.topics = List.copyOf(topics);
        this.entrance = entrance;
        this.reading = reading;
    }

    /** What the records mean. */
    interface Reading {
        /**
         * Null where there is nothing to store.
         *
         * @throws IllegalArgumentException with a sentence, when it can never be read
         */
        @Nullable
        Arrival read(byte[] record, Consumer<Arrival.Fate> done);

        /** Told of each that cannot be read or stored, now or later. */
        void impossible(ConsumerRecord<String, byte[]> record) throws InterruptedException;
    }

    void start() {
        running = true;
        thread = Thread.ofPlatform().name(group).daemon().start(this);
    }

    void stop() {
        running = false;
        KafkaConsumer<String, byte[]> consumer = open;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            Objects.requireNonNull(thread).join(LONGEST_STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isRunning() {
        return running;
    }

    @Override
    public void run() {
        while (running) {
            try (KafkaConsumer<String, byte[]> consumer = clients.consumer(group)) {
                open = consumer;
                consumer.subscribe(topics);
                while (running) {
                    take(consumer);
                }
            } catch (WakeupException e) {
                LOG.debug("Woken up to stop.");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                // What the brokers were not told comes again.
                LOG.warn("Fixes could not be taken out of {}; trying again: {}", topics, e.toString());
                pause();
            } finally {
                open = null;
            }
        }
    }

    private void take(KafkaConsumer<String, byte[]> consumer) throws InterruptedException {
        ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
        if (records.isEmpty()) {
            return;
        }
        if (store(records)) {
            consumer.commitSync();
        } else {
            records.partitions()
                    .forEach(partition -> consumer.seek(
                            partition, records.records(partition).getFirst().offset()));
            pause();
        }
    }

    /** False where some were not taken now and must come again. */
    private boolean store(ConsumerRecords<String, byte[]> records) throws InterruptedException {
        List<ConsumerRecord<String, byte[]>> given = new ArrayList<>();
        List<CompletableFuture<Arrival.Fate>> fates = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> each : records) {
            while (running && !entrance.hasRoom()) {
                Thread.sleep(5);
            }
            given.add(each);
            fates.add(submit(each));
        }
        boolean all = true;
        for (int i = 0; i < fates.size(); i++) {
            Arrival.Fate fate = await(fates.get(i));
            if (fate == Arrival.Fate.IMPOSSIBLE) {
                reading.impossible(given.get(i));
            }
            all &= fate != Arrival.Fate.REFUSED;
        }
        return all;
    }

    private CompletableFuture<Arrival.Fate> submit(ConsumerRecord<String, byte[]> record) {
        var fate = new CompletableFuture<Arrival.Fate>();
        try {
            Arrival arrival = reading.read(record.value(), fate::complete);
            if (arrival == null) {
                fate.complete(Arrival.Fate.STORED);
            } else {
                entrance.submit(arrival);
            }
        } catch (IllegalArgumentException e) {
            LOG.warn("{}:{} cannot be read: {}", record.topic(), record.offset(), e.getMessage());
            fate.complete(Arrival.Fate.IMPOSSIBLE);
        }
        return fate;
    }

    private static Arrival.Fate await(CompletableFuture<Arrival.Fate> fate) throws InterruptedException {
        try {
            return fate.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
