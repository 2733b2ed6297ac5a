package org.rollcall.location.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.rollcall.track.wire.Frame;
import org.rollcall.track.wire.Traccar;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * What a Traccar server forwards into Kafka ({@code forward.type=kafka}, {@code event.forward.type=kafka}). Who may write
 * into the topics is the brokers' to say.
 */
@Component
@ConditionalOnProperty("rollcall.trackers.traccar.kafka.servers")
class TraccarTopics implements SmartLifecycle, KafkaReader.Reading {
    private static final String GROUP = "rollcall-traccar";

    private final GatewayCounts counts;
    private final Clock clock;
    private final KafkaReader reader;

    TraccarTopics(TraccarTopicsSettings settings, FixEntrance entrance, GatewayCounts counts, Clock clock) {
        this.counts = counts;
        this.clock = clock;
        this.reader = new KafkaReader(
                new KafkaClients(settings.servers(), settings.client()), GROUP, settings.topics(), entrance, this);
    }

    @Override
    public @Nullable Arrival read(byte[] record, Consumer<Arrival.Fate> done) {
        counts.frames.increment();
        return switch (Traccar.read(new String(record, StandardCharsets.UTF_8))) {
            case Frame.Fixes fixes -> new Arrival(fixes.device(), HttpReports.TRACCAR, fixes.fixes(), done);
            case Frame.Status status ->
                new Arrival(status.device(), HttpReports.TRACCAR, List.of(StatusFix.of(status, clock.instant())), done);
            case Frame.Unreadable bad -> {
                counts.unreadable.increment();
                throw new IllegalArgumentException(bad.why());
            }
            case Frame.Login _, Frame.Answer _, Frame.KeepAlive _ -> null;
        };
    }

    /** Nothing was promised for it; it stays in the topic as long as Traccar's operator keeps it there. */
    @Override
    public void impossible(ConsumerRecord<String, byte[]> record) {
        counts.refused.increment();
    }

    @Override
    public void start() {
        reader.start();
    }

    @Override
    public void stop() {
        reader.stop();
    }

    @Override
    public boolean isRunning() {
        return reader.isRunning();
    }

    /** Of those who bring fixes: after the entrances. */
    @Override
    public int getPhase() {
        return FixStore.PHASE + 700;
    }
}
