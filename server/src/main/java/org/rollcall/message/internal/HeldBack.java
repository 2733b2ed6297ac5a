package org.rollcall.message.internal;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.rollcall.journal.Actor;
import org.rollcall.message.MessageKind;
import org.rollcall.message.Messages;
import org.rollcall.participant.Participant;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.rollcall.participant.QuietTimes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds what a tracker's alert makes us tell a person until their quiet hours are over, and then tells it, once: of several of a
 * kind the latest.
 */
@Component
class HeldBack {
    private static final Logger LOG = LoggerFactory.getLogger(HeldBack.class);
    private static final int MOST = 500;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};
    private static final Actor MACHINE = new Actor.Machine("message");

    private final JdbcClient jdbc;
    private final Messages messages;
    private final Participants participants;
    private final QuietTimes quiet;
    private final TransactionTemplate transaction;
    private final Clock clock;

    HeldBack(
            JdbcClient jdbc,
            Messages messages,
            Participants participants,
            QuietTimes quiet,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.messages = messages;
        this.participants = participants;
        this.quiet = quiet;
        this.transaction = transaction;
        this.clock = clock;
    }

    private record Held(
            UUID id,
            ParticipantId to,
            MessageKind kind,
            @Nullable UUID about,
            Map<String, String> facts) {}

    /** Sends by day; by night keeps it for the morning. In the caller's transaction. */
    void send(ParticipantId to, MessageKind kind, @Nullable UUID about, Map<String, String> facts) {
        ZoneId zone = participants.find(to).map(Participant::zone).orElse(ZoneId.of("UTC"));
        Instant now = clock.instant();
        Instant allowed = quiet.of(to).after(now, zone);
        if (!allowed.isAfter(now)) {
            messages.send(MACHINE, to, kind, about, facts);
            return;
        }
        jdbc.sql("""
            INSERT INTO message.held_back (id, participant, kind, about, facts, not_before)
            VALUES (:id, :to, :kind, :about, :facts::jsonb, :not_before)
            ON CONFLICT (participant, kind) DO UPDATE SET about = excluded.about, facts = excluded.facts
            """)
                .param("id", UUID.randomUUID())
                .param("to", to.value())
                .param("kind", kind.name())
                .param("about", about, Types.OTHER)
                .param("facts", JSON.writeValueAsString(facts))
                .param("not_before", Timestamp.from(allowed))
                .update();
    }

    @Scheduled(fixedDelay = 30, timeUnit = TimeUnit.SECONDS)
    void round() {
        try {
            transaction.executeWithoutResult(status -> tellDue());
        } catch (RuntimeException e) {
            LOG.warn("Messages held back by night could not be sent; trying again: {}", e.toString());
        }
    }

    private void tellDue() {
        var due = jdbc.sql("SELECT id, participant, kind, about, facts FROM message.held_back WHERE not_before <= :now"
                        + " ORDER BY not_before LIMIT :most FOR UPDATE SKIP LOCKED")
                .param("now", Timestamp.from(clock.instant()))
                .param("most", MOST)
                .query((row, i) -> new Held(
                        row.getObject(1, UUID.class),
                        new ParticipantId(row.getObject(2, UUID.class)),
                        MessageKind.valueOf(row.getString(3)),
                        row.getObject(4, UUID.class),
                        JSON.readValue(row.getString(5), FACTS)))
                .list();
        for (Held held : due) {
            messages.send(MACHINE, held.to(), held.kind(), held.about(), held.facts());
            jdbc.sql("DELETE FROM message.held_back WHERE id = :id")
                    .param("id", held.id())
                    .update();
        }
    }
}
