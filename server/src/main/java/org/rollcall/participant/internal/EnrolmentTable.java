package org.rollcall.participant.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.rollcall.participant.Enrolment;
import org.rollcall.participant.EnrolmentId;
import org.rollcall.participant.ParticipantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stays in the programme. */
@Component
class EnrolmentTable {
    private final JdbcClient jdbc;

    EnrolmentTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Enrolment enrolment) {
        jdbc.sql("INSERT INTO participant.enrolment (id, person, area, consent_version, opened) VALUES (?, ?, ?, ?, ?)")
                .params(
                        enrolment.id().value(),
                        enrolment.participant().value(),
                        enrolment.area(),
                        enrolment.consentVersion(),
                        Timestamp.from(enrolment.opened()))
                .update();
    }

    Optional<Enrolment> openOf(ParticipantId person) {
        return jdbc.sql("SELECT * FROM participant.enrolment WHERE person = ? AND closed IS NULL")
                .param(person.value())
                .query(EnrolmentTable::enrolment)
                .optional();
    }

    /** Locks the stay, so that what is decided about its conditions stays true until the transaction ends. */
    Optional<Enrolment> locked(EnrolmentId id) {
        return jdbc.sql("SELECT * FROM participant.enrolment WHERE id = ? FOR UPDATE")
                .param(id.value())
                .query(EnrolmentTable::enrolment)
                .optional();
    }

    void close(EnrolmentId id, Instant at) {
        jdbc.sql("UPDATE participant.enrolment SET closed = ? WHERE id = ?")
                .params(Timestamp.from(at), id.value())
                .update();
    }

    private static Enrolment enrolment(ResultSet row, int number) throws SQLException {
        Timestamp closed = row.getTimestamp("closed");
        return new Enrolment(
                new EnrolmentId(row.getObject("id", UUID.class)),
                new ParticipantId(row.getObject("person", UUID.class)),
                row.getString("area"),
                row.getString("consent_version"),
                row.getTimestamp("opened").toInstant(),
                closed == null ? null : closed.toInstant());
    }
}
