package org.rollcall.obligation.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.obligation.Duty;
import org.rollcall.obligation.Obligation;
import org.rollcall.obligation.ObligationId;
import org.rollcall.obligation.Outcome;
import org.rollcall.obligation.Way;
import org.rollcall.obligation.Window;
import org.rollcall.participant.ConditionId;
import org.rollcall.participant.ParticipantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code obligation.obligation}. */
@Component
class ObligationTable {
    private static final String COLUMNS = """
            SELECT id, participant, condition, duty, way, opens, first_closes, closes, outcome, decided, by_person
            FROM obligation.obligation
            """;

    private final JdbcClient jdbc;

    ObligationTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether it was put on the list: a condition's occurrence stands there once. */
    boolean insert(Obligation o, @Nullable LocalDateTime occurrence, Instant now) {
        ConditionId condition = o.condition();
        return jdbc.sql("""
                INSERT INTO obligation.obligation
                    (id, participant, condition, occurrence, duty, way, opens, first_closes, closes, recorded)
                VALUES (:id, :participant, :condition, :occurrence, :duty, :way, :opens, :closes, :closes, :recorded)
                ON CONFLICT DO NOTHING
                """)
                        .param("id", o.id().value())
                        .param("participant", o.participant().value())
                        .param("condition", condition == null ? null : condition.value(), java.sql.Types.OTHER)
                        .param("occurrence", occurrence, java.sql.Types.TIMESTAMP)
                        .param("duty", o.duty().name())
                        .param("way", o.way().name())
                        .param("opens", Timestamp.from(o.window().opens()))
                        .param("closes", Timestamp.from(o.window().closes()))
                        .param("recorded", Timestamp.from(now))
                        .update()
                == 1;
    }

    void update(Held held) {
        Outcome outcome = held.obligation().outcome();
        Instant decided = held.obligation().decided();
        jdbc.sql("""
                UPDATE obligation.obligation
                SET closes = :closes, outcome = :outcome, decided = :decided, by_person = :person
                WHERE id = :id
                """)
                .param("id", held.obligation().id().value())
                .param("closes", Timestamp.from(held.obligation().window().closes()))
                .param("outcome", outcome == null ? null : outcome.name(), java.sql.Types.VARCHAR)
                .param("decided", decided == null ? null : Timestamp.from(decided), java.sql.Types.TIMESTAMP)
                .param("person", held.byPerson())
                .update();
    }

    Optional<Obligation> find(ObligationId id) {
        return jdbc.sql(COLUMNS + "WHERE id = :id")
                .param("id", id.value())
                .query(ObligationTable::held)
                .optional()
                .map(Held::obligation);
    }

    /** The obligation, locked until the transaction ends. */
    Optional<Held> lock(ObligationId id) {
        return jdbc.sql(COLUMNS + "WHERE id = :id FOR UPDATE")
                .param("id", id.value())
                .query(ObligationTable::held)
                .optional();
    }

    /** The check-ins an attempt at {@code at} may count for, oldest first, locked. */
    List<Held> lockCandidates(ParticipantId participant, Instant at, Instant lateSince) {
        return jdbc.sql(COLUMNS + """
                WHERE participant = :participant AND duty = 'CHECK_IN' AND opens <= :at AND closes > :late
                ORDER BY opens, id FOR UPDATE
                """)
                .param("participant", participant.value())
                .param("at", Timestamp.from(at))
                .param("late", Timestamp.from(lateSince))
                .query(ObligationTable::held)
                .list();
    }

    /** Open obligations whose window has ended, which no other transaction holds, locked. */
    List<Held> lockEnded(Instant now, int most) {
        return jdbc.sql(COLUMNS + """
                WHERE outcome IS NULL AND closes <= :now ORDER BY closes LIMIT :most FOR UPDATE SKIP LOCKED
                """)
                .param("now", Timestamp.from(now))
                .param("most", most)
                .query(ObligationTable::held)
                .list();
    }

    /** What an outage of {@code way} touches and no person has decided, in the order of id after {@code after}, locked. */
    List<Held> lockTouched(Way way, Instant from, Instant until, UUID after, int most) {
        return jdbc.sql(COLUMNS + """
                WHERE way = :way AND opens < :until AND closes > :from AND id > :after AND NOT by_person
                    AND (outcome IS NULL OR outcome IN ('MISSED', 'PENDING_REVIEW', 'TECHNICAL_FAILURE'))
                ORDER BY id LIMIT :most FOR UPDATE
                """)
                .param("way", way.name())
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .param("after", after)
                .param("most", most)
                .query(ObligationTable::held)
                .list();
    }

    List<Held> lockOpenOf(ConditionId condition) {
        return jdbc.sql(COLUMNS + "WHERE condition = :condition AND outcome IS NULL ORDER BY id FOR UPDATE")
                .param("condition", condition.value())
                .query(ObligationTable::held)
                .list();
    }

    List<Obligation> due(ParticipantId participant, Instant until) {
        return jdbc
                .sql(COLUMNS + """
                WHERE participant = :participant AND outcome IS NULL AND opens < :until ORDER BY opens, id
                """)
                .param("participant", participant.value())
                .param("until", Timestamp.from(until))
                .query(ObligationTable::held)
                .list()
                .stream()
                .map(Held::obligation)
                .toList();
    }

    List<Obligation> history(ParticipantId participant, int most) {
        return jdbc
                .sql(COLUMNS + "WHERE participant = :participant ORDER BY opens DESC, id LIMIT :most")
                .param("participant", participant.value())
                .param("most", most)
                .query(ObligationTable::held)
                .list()
                .stream()
                .map(Held::obligation)
                .toList();
    }

    List<Obligation> dueList(@Nullable String area, Instant until, int most) {
        return jdbc
                .sql(COLUMNS + """
                WHERE (outcome IS NULL OR (outcome IN ('MISSED', 'PENDING_REVIEW') AND NOT by_person)) AND opens < :until
                    AND (:area::text IS NULL OR EXISTS (SELECT FROM participant.v_enrolment e
                        WHERE e.person = participant AND e.closed IS NULL AND e.area = :area))
                ORDER BY outcome IS NULL, closes, id LIMIT :most
                """)
                .param("area", area, java.sql.Types.VARCHAR)
                .param("until", Timestamp.from(until))
                .param("most", most)
                .query(ObligationTable::held)
                .list()
                .stream()
                .map(Held::obligation)
                .toList();
    }

    private static Held held(ResultSet row, int number) throws SQLException {
        UUID condition = row.getObject("condition", UUID.class);
        String outcome = row.getString("outcome");
        Timestamp decided = row.getTimestamp("decided");
        Instant opens = row.getTimestamp("opens").toInstant();
        var obligation = new Obligation(
                new ObligationId(row.getObject("id", UUID.class)),
                new ParticipantId(row.getObject("participant", UUID.class)),
                condition == null ? null : new ConditionId(condition),
                Duty.valueOf(row.getString("duty")),
                Way.valueOf(row.getString("way")),
                new Window(opens, row.getTimestamp("closes").toInstant()),
                outcome == null ? null : Outcome.valueOf(outcome),
                decided == null ? null : decided.toInstant());
        return new Held(
                obligation,
                new Window(opens, row.getTimestamp("first_closes").toInstant()),
                row.getBoolean("by_person"));
    }
}
