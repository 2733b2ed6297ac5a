package org.rollcall.checkin.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.checkin.Reviews.FirstLook;
import org.rollcall.evidence.EvidenceId;
import org.rollcall.journal.Actor;
import org.rollcall.obligation.Attempt;
import org.rollcall.obligation.AttemptId;
import org.rollcall.obligation.ObligationId;
import org.rollcall.obligation.Way;
import org.rollcall.participant.ParticipantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of the review queue. Callers hold the transaction. */
@Component
class ReviewTable {
    /** One attempt that waits. */
    record Row(
            AttemptId attempt,
            ParticipantId participant,
            ObligationId obligation,
            Way way,
            Instant at,
            String reason,
            @Nullable UUID comparison,
            List<EvidenceId> evidence) {}

    private static final String OPEN = """
            SELECT r.attempt, r.participant, r.obligation, r.way, r.at, r.reason, r.comparison, r.evidence
            FROM checkin.review r
            WHERE NOT EXISTS (SELECT FROM checkin.review_end e WHERE e.attempt = r.attempt)
            """;

    private final JdbcClient jdbc;

    ReviewTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Attempt attempt, ObligationId obligation, String reason) {
        jdbc.sql("""
                INSERT INTO checkin.review (attempt, participant, obligation, way, reason, comparison, evidence, at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .param(attempt.id().value())
                .param(attempt.participant().value())
                .param(obligation.value())
                .param(attempt.way().name())
                .param(reason)
                .param(attempt.comparison())
                .param(attempt.evidence().toArray(new UUID[0]))
                .param(Timestamp.from(attempt.at()))
                .update();
    }

    List<Row> open(int most) {
        return jdbc.sql(OPEN + " ORDER BY r.at LIMIT ?")
                .param(most)
                .query(ReviewTable::row)
                .list();
    }

    Optional<Row> open(AttemptId attempt) {
        return jdbc.sql(OPEN + " AND r.attempt = ?")
                .param(attempt.value())
                .query(ReviewTable::row)
                .optional();
    }

    List<AttemptId> openOf(ObligationId obligation) {
        return jdbc
                .sql(OPEN + " AND r.obligation = ?")
                .param(obligation.value())
                .query(ReviewTable::row)
                .list()
                .stream()
                .map(Row::attempt)
                .toList();
    }

    /** Whether it was open until now. */
    boolean end(AttemptId attempt, String outcome, Instant at) {
        return jdbc.sql("""
                        INSERT INTO checkin.review_end (attempt, outcome, ended) VALUES (?, ?, ?) ON CONFLICT DO NOTHING
                        """)
                        .params(attempt.value(), outcome, Timestamp.from(at))
                        .update()
                == 1;
    }

    /** Keeps an officer's look who did not see the person; whether it is the first. */
    boolean firstLook(Actor by, AttemptId attempt, String reason, Instant at) {
        return jdbc.sql("""
                        INSERT INTO checkin.review_first_look (attempt, officer, reason, looked) VALUES (?, ?, ?, ?)
                        ON CONFLICT DO NOTHING
                        """)
                        .params(attempt.value(), officer(by), reason, Timestamp.from(at))
                        .update()
                == 1;
    }

    private static UUID officer(Actor by) {
        if (by instanceof Actor.Officer(UUID id)) {
            return id;
        }
        throw new IllegalArgumentException("Only a member of staff can decide this.");
    }

    Optional<FirstLook> firstLook(AttemptId attempt) {
        return jdbc.sql("SELECT officer, reason, looked FROM checkin.review_first_look WHERE attempt = ?")
                .param(attempt.value())
                .query((row, n) -> new FirstLook(
                        new Actor.Officer(row.getObject("officer", UUID.class)),
                        row.getString("reason"),
                        row.getTimestamp("looked").toInstant()))
                .optional();
    }

    /** The digits asked for, in the order of the answers given. */
    List<String> digits(List<EvidenceId> answers) {
        return answers.stream()
                .map(answer -> jdbc.sql("SELECT digits FROM checkin.answer WHERE evidence = ?")
                        .param(answer.value())
                        .query(String.class)
                        .optional()
                        .orElse(""))
                .toList();
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        UUID[] evidence = (UUID[]) row.getArray("evidence").getArray();
        return new Row(
                new AttemptId(row.getObject("attempt", UUID.class)),
                new ParticipantId(row.getObject("participant", UUID.class)),
                new ObligationId(row.getObject("obligation", UUID.class)),
                Way.valueOf(row.getString("way")),
                row.getTimestamp("at").toInstant(),
                row.getString("reason"),
                row.getObject("comparison", UUID.class),
                Arrays.stream(evidence).map(EvidenceId::new).toList());
    }
}
