package org.rollcall.checkin.internal.telephone;

import java.sql.Timestamp;
import java.time.Instant;
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
}
