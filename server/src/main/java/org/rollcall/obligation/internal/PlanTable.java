package org.rollcall.obligation.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.obligation.Way;
import org.rollcall.participant.ConditionId;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Recurrence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code obligation.plan}: which conditions recur, and how far their windows are on the list. */
@Component
class PlanTable {
    /** A condition's recurrence and how far its windows are on the list. */
    record Plan(
            ConditionId condition,
            ParticipantId participant,
            Way way,
            Recurrence recurrence,
            Duration length,
            @Nullable Instant ends,
            Instant openedUntil) {}

    private static final String COLUMNS = """
            SELECT condition, participant, way, rule, first, length_seconds, ends, opened_until FROM obligation.plan
            """;

    private final JdbcClient jdbc;

    PlanTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Plan plan, Instant starts) {
        jdbc.sql("""
                INSERT INTO obligation.plan
                    (condition, participant, way, rule, first, length_seconds, starts, ends, opened_until, next_opens)
                VALUES (:condition, :participant, :way, :rule, :first, :length, :starts, :ends, :until, :until)
                """)
                .param("condition", plan.condition().value())
                .param("participant", plan.participant().value())
                .param("way", plan.way().name())
                .param("rule", plan.recurrence().rule())
                .param("first", plan.recurrence().first())
                .param("length", plan.length().toSeconds())
                .param("starts", Timestamp.from(starts))
                .param("ends", timestamp(plan.ends()), Types.TIMESTAMP)
                .param("until", Timestamp.from(plan.openedUntil()))
                .update();
    }

    void opened(ConditionId condition, Instant until, @Nullable Instant next) {
        jdbc.sql("UPDATE obligation.plan SET opened_until = :until, next_opens = :next WHERE condition = :condition")
                .param("condition", condition.value())
                .param("until", Timestamp.from(until))
                .param("next", timestamp(next), Types.TIMESTAMP)
                .update();
    }

    void end(ConditionId condition, Instant now) {
        jdbc.sql("UPDATE obligation.plan SET ends = :now, next_opens = NULL WHERE condition = :condition")
                .param("condition", condition.value())
                .param("now", Timestamp.from(now))
                .update();
    }

    List<Plan> lock(ConditionId condition) {
        return jdbc.sql(COLUMNS + "WHERE condition = :condition FOR UPDATE")
                .param("condition", condition.value())
                .query(PlanTable::plan)
                .list();
    }

    /** Plans with a window to open before {@code horizon}, which no other transaction holds, locked. */
    List<Plan> lockDue(Instant horizon, int most) {
        return jdbc.sql(COLUMNS + """
                WHERE next_opens < :horizon ORDER BY next_opens LIMIT :most FOR UPDATE SKIP LOCKED
                """)
                .param("horizon", Timestamp.from(horizon))
                .param("most", most)
                .query(PlanTable::plan)
                .list();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    private static Plan plan(ResultSet row, int number) throws SQLException {
        Timestamp ends = row.getTimestamp("ends");
        return new Plan(
                new ConditionId(row.getObject("condition", UUID.class)),
                new ParticipantId(row.getObject("participant", UUID.class)),
                Way.valueOf(row.getString("way")),
                new Recurrence(row.getString("rule"), row.getObject("first", LocalDateTime.class)),
                Duration.ofSeconds(row.getLong("length_seconds")),
                ends == null ? null : ends.toInstant(),
                row.getTimestamp("opened_until").toInstant());
    }
}
