package org.rollcall.checkin.internal.telephone;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.line.CallRecordId;
import org.rollcall.obligation.AttemptId;
import org.rollcall.participant.ParticipantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of what was asked and answered on the telephone. Callers hold the transaction. */
@Component
class CallNotes {
    private final JdbcClient jdbc;

    CallNotes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void asked(CallRecordId call, ParticipantId participant, String digits, Instant at) {
        jdbc.sql("INSERT INTO checkin.challenge (id, call, participant, digits, asked) VALUES (?, ?, ?, ?, ?)")
                .params(UUID.randomUUID(), call.value(), participant.value(), digits, Timestamp.from(at))
                .update();
    }

    void answered(
            CallRecordId call,
            ParticipantId participant,
            String digits,
            UUID evidence,
            @Nullable UUID comparison,
            Instant at) {
        jdbc.sql("""
                INSERT INTO checkin.answer (evidence, call, participant, digits, comparison, answered)
                VALUES (?, ?, ?, ?, ?, ?)
                """)
                .param(evidence)
                .param(call.value())
                .param(participant.value())
                .param(digits)
                .param(comparison)
                .param(Timestamp.from(at))
                .update();
    }

    void attempt(AttemptId attempt, CallRecordId call, ParticipantId participant) {
        jdbc.sql("INSERT INTO checkin.call_attempt (attempt, call, participant) VALUES (?, ?, ?)")
                .params(attempt.value(), call.value(), participant.value())
                .update();
    }

    void person(CallRecordId call, ParticipantId participant, Instant at) {
        jdbc.sql("INSERT INTO checkin.call_person (call, participant, known) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
                .params(call.value(), participant.value(), Timestamp.from(at))
                .update();
    }

    /** Whose call it was, and since when that was known. */
    record Person(ParticipantId participant, Instant known) {}

    Optional<Person> person(CallRecordId call) {
        return jdbc.sql("SELECT participant, known FROM checkin.call_person WHERE call = ?")
                .param(call.value())
                .query((row, n) -> new Person(
                        new ParticipantId(row.getObject(1, UUID.class)),
                        row.getTimestamp(2).toInstant()))
                .optional();
    }

    /** Whether an attempt came of the call already. */
    boolean attempted(CallRecordId call) {
        return jdbc.sql("SELECT count(*) FROM checkin.call_attempt WHERE call = ?")
                        .param(call.value())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** The evidence of the call's answers, in their order. */
    List<UUID> answers(CallRecordId call) {
        return jdbc.sql("SELECT evidence FROM checkin.answer WHERE call = ? ORDER BY answered")
                .param(call.value())
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }
}
