package org.rollcall.location.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * Puts Apache Kafka between the gateway and the store ({@code rollcall.fixes=kafka}): what a tracker of the stock sent is
 * acknowledged when the brokers have committed it, while the database may stand still. Partitioned by tracker, so that a
 * tracker's fixes keep their order. What a device sends that this node has not yet seen in the stock goes straight to the
 * store, which looks it up and may refuse it.
 */
@Component
@Primary
@ConditionalOnProperty(name = "rollcall.fixes", havingValue = "kafka")
class KafkaEntrance implements FixEntrance, SmartLifecycle, Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaEntrance.class);
    private static final long LONGEST_STOP_MILLIS = 8_000;

    private final KafkaSettings kafka;
    private final Devices devices;
    private final FixStore store;
    private final GatewayOutages outages;
    private final Clock clock;
    private final LinkedBlockingQueue<Arrival> queue = new LinkedBlockingQueue<>();
    private final Room room;
    private @Nullable KafkaProducer<String, byte[]> producer;
    private @Nullable Thread thread;
    private volatile @Nullable Instant failing;
    private volatile boolean running;

    KafkaEntrance(
            KafkaSettings kafka,
            TrackerSettings trackers,
            Devices devices,
            FixStore store,
            GatewayOutages outages,
            Clock clock) {
        this.kafka = kafka;
        this.room = new Room(trackers.waiting());
        this.devices = devices;
        this.store = store;
        this.outages = outages;
        this.clock = clock;
    }

    @Override
    public boolean hasRoom() {
        return room.isThere();
    }

    @Override
    public void onRoom(Runnable listener) {
        room.onRoom(listener);
        store.onRoom(listener);
    }

    @Override
    public void submit(Arrival arrival) {
        if (!devices.remembers(arrival.deviceNumber())) {
            store.submit(arrival);
            return;
        }
        if (!running || !room.take(StoreLane.weight(arrival))) {
            arrival.done().accept(Arrival.Fate.REFUSED);
            return;
        }
        queue.add(arrival);
    }

    /** Hands over what arrived; the producer may block while the brokers are away, a gateway's thread must not. */
    @Override
    public void run() {
        try {
            while (running || !queue.isEmpty()) {
                Arrival next = queue.poll(100, TimeUnit.MILLISECONDS);
                if (next != null) {
                    send(next);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        queue.forEach(arrival -> settle(arrival, Arrival.Fate.REFUSED));
    }

    private void send(Arrival arrival) {
        try {
            Objects.requireNonNull(producer)
                    .send(
                            new ProducerRecord<>(kafka.topic(), arrival.deviceNumber(), ArrivalBytes.write(arrival)),
                            (kept, failure) -> sent(arrival, failure));
        } catch (RuntimeException e) {
            sent(arrival, e);
        }
    }

    private void sent(Arrival arrival, @Nullable Exception failure) {
        Instant since = failing;
        if (failure != null) {
            if (since == null) {
                failing = clock.instant();
                LOG.warn("Fixes could not be put into Kafka and were refused: {}", failure.toString());
            }
        } else if (since != null) {
            failing = null;
            outages.ended(since, "The tracker gateway could not keep what trackers sent.");
        }
        settle(arrival, failure == null ? Arrival.Fate.STORED : Arrival.Fate.REFUSED);
    }

    private void settle(Arrival arrival, Arrival.Fate fate) {
        room.give(StoreLane.weight(arrival));
        try {
            arrival.done().accept(fate);
        } catch (RuntimeException e) {
            LOG.warn("An answer could not be given: {}", e.toString());
        }
    }

    @Override
    public void start() {
        producer = kafka.clients().producer("gateway");
        running = true;
        thread = Thread.ofPlatform().name("kafka-entrance").daemon().start(this);
    }

    @Override
    public void stop() {
        running = false;
        try {
            Objects.requireNonNull(thread).join(LONGEST_STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Objects.requireNonNull(producer).close(Duration.ofMillis(LONGEST_STOP_MILLIS));
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the store and what feeds it, before those who bring fixes. */
    @Override
    public int getPhase() {
        return FixStore.PHASE + 600;
    }
}
