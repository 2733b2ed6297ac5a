package org.rollcall.participant.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.participant.Condition;
import org.rollcall.participant.ConditionId;
import org.rollcall.participant.EnrolmentId;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Recurrence;
import org.rollcall.participant.Technology;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the authority requires. */
@Component
class ConditionTable {
    private final JdbcClient jdbc;

    ConditionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Condition condition) {
        Recurrence recurrence = condition.recurrence();
        jdbc.sql("""
                INSERT INTO participant.condition (id, enrolment, person, technology, authority, reason, rule, first_local,
                    window_seconds, starts, review)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .param(condition.id().value())
                .param(condition.enrolment().value())
                .param(condition.participant().value())
                .param(condition.technology().name())
                .param(condition.authority())
                .param(condition.reason())
                .param(recurrence == null ? null : recurrence.rule())
                .param(recurrence == null ? null : recurrence.first())
                .param(condition.window().toSeconds())
                .param(Timestamp.from(condition.starts()))
                .param(Timestamp.from(condition.review()))
                .update();
    }

    Optional<Condition> find(ConditionId id) {
        return jdbc.sql("SELECT * FROM participant.condition WHERE id = ?")
                .param(id.value())
                .query(ConditionTable::condition)
                .optional();
    }

    List<Condition> notEnded(EnrolmentId enrolment, Instant at) {
        return jdbc.sql("""
                        SELECT * FROM participant.condition
                        WHERE enrolment = ? AND (ends IS NULL OR ends > ?) ORDER BY starts, id
                        """)
                .params(enrolment.value(), Timestamp.from(at))
                .query(ConditionTable::condition)
                .list();
    }

    boolean end(ConditionId id, Instant at, String reason) {
        return jdbc.sql("""
                        UPDATE participant.condition SET ends = ?, end_reason = ?
                        WHERE id = ? AND (ends IS NULL OR ends > ?)
                        """)
                        .params(Timestamp.from(at), reason, id.value(), Timestamp.from(at))
                        .update()
                == 1;
    }

    Map<ParticipantId, Set<Technology>> inForce(Collection<ParticipantId> people, Instant at) {
        var found = new HashMap<ParticipantId, Set<Technology>>();
        jdbc.sql("""
                SELECT person, technology FROM participant.condition
                WHERE person = ANY (?::uuid[]) AND starts <= ? AND (ends IS NULL OR ends > ?)
                """)
                .params(
                        people.stream().map(p -> p.value().toString()).toArray(String[]::new),
                        Timestamp.from(at),
                        Timestamp.from(at))
                .query(row -> {
                    found.computeIfAbsent(
                                    new ParticipantId(row.getObject("person", UUID.class)),
                                    person -> EnumSet.noneOf(Technology.class))
                            .add(Technology.valueOf(row.getString("technology")));
                });
        return found;
    }

    private static Condition condition(ResultSet row, int number) throws SQLException {
        Timestamp ends = row.getTimestamp("ends");
        return new Condition(
                new ConditionId(row.getObject("id", UUID.class)),
                new EnrolmentId(row.getObject("enrolment", UUID.class)),
                new ParticipantId(row.getObject("person", UUID.class)),
                Technology.valueOf(row.getString("technology")),
                row.getString("authority"),
                row.getString("reason"),
                recurrence(row.getString("rule"), row.getObject("first_local", LocalDateTime.class)),
                Duration.ofSeconds(row.getLong("window_seconds")),
                row.getTimestamp("starts").toInstant(),
                row.getTimestamp("review").toInstant(),
                ends == null ? null : ends.toInstant());
    }

    private static @Nullable Recurrence recurrence(@Nullable String rule, @Nullable LocalDateTime first) {
        return rule == null || first == null ? null : new Recurrence(rule, first);
    }
}
