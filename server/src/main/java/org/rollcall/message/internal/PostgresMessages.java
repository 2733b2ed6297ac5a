package org.rollcall.message.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.journal.Action;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.Subject;
import org.rollcall.message.Message;
import org.rollcall.message.MessageId;
import org.rollcall.message.MessageKind;
import org.rollcall.message.MessageText;
import org.rollcall.message.Messages;
import org.rollcall.participant.Language;
import org.rollcall.participant.ParticipantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The module's door on PostgreSQL. */
@Component
class PostgresMessages implements Messages {
    private static final Action SENT = new Action("message.sent");
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Journal journal;
    private final Texts texts;
    private final Clock clock;

    PostgresMessages(JdbcClient jdbc, Journal journal, Texts texts, Clock clock) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Message send(Actor by, ParticipantId to, MessageKind kind, @Nullable UUID about, Map<String, String> facts) {
        var message = new Message(
                new MessageId(UUID.randomUUID()),
                to,
                kind,
                about,
                facts,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        jdbc.sql("""
                INSERT INTO message.message (id, participant, kind, about, facts, sent, actor)
                VALUES (:id, :participant, :kind, :about, :facts::jsonb, :sent, :actor)
                """)
                .param("id", message.id().value())
                .param("participant", to.value())
                .param("kind", kind.name())
                .param("about", about, Types.OTHER)
                .param("facts", JSON.writeValueAsString(message.facts()))
                .param("sent", Timestamp.from(message.sent()))
                .param("actor", by.code())
                .update();
        journal.record(JournalEntry.of(by, SENT)
                .about(Subject.participant(to.value()))
                .about(new Subject(Subject.Kind.MESSAGE, message.id().value()))
                .with("kind", kind));
        return message;
    }

    @Override
    public List<Message> of(ParticipantId participant, int most) {
        return jdbc.sql("""
                SELECT id, participant, kind, about, facts, sent FROM message.message
                WHERE participant = :participant ORDER BY sent DESC, id LIMIT :most
                """)
                .param("participant", participant.value())
                .param("most", most)
                .query(PostgresMessages::message)
                .list();
    }

    @Override
    public MessageText text(Message message, Language language, ZoneId zone) {
        return texts.of(message, language, zone);
    }

    private static Message message(ResultSet row, int number) throws SQLException {
        return new Message(
                new MessageId(row.getObject("id", UUID.class)),
                new ParticipantId(row.getObject("participant", UUID.class)),
                MessageKind.valueOf(row.getString("kind")),
                row.getObject("about", UUID.class),
                JSON.readValue(row.getString("facts"), FACTS),
                row.getTimestamp("sent").toInstant());
    }
}
