package org.rollcall.checkin.internal;

import java.io.ByteArrayOutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.rollcall.checkin.ChallengeId;
import org.rollcall.obligation.ObligationId;
import org.rollcall.participant.ParticipantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of passes and of what has arrived. Callers hold the transaction. */
@Component
class OfflinePasses {
    /** @param skew by how much the telephone's clock was ahead when it asked */
    record Row(
            ChallengeId id,
            ParticipantId participant,
            ObligationId obligation,
            byte[] secretHash,
            Instant issued,
            Duration skew) {}

    private final JdbcClient jdbc;

    OfflinePasses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(
            ChallengeId id, ParticipantId participant, ObligationId obligation, byte[] secretHash, Instant[] clocks) {
        jdbc.sql("""
                INSERT INTO checkin.offline_pass (challenge, participant, obligation, secret_sha256, telephone_clock,
                    issued) VALUES (?, ?, ?, ?, ?, ?)
                """)
                .params(
                        id.value(),
                        participant.value(),
                        obligation.value(),
                        secretHash,
                        Timestamp.from(clocks[0]),
                        Timestamp.from(clocks[1]))
                .update();
    }

    Optional<Row> find(ChallengeId id) {
        return jdbc.sql("""
                SELECT challenge, participant, obligation, secret_sha256, telephone_clock, issued
                FROM checkin.offline_pass WHERE challenge = ?
                """).param(id.value()).query(OfflinePasses::row).optional();
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        Instant issued = row.getTimestamp("issued").toInstant();
        return new Row(
                new ChallengeId(row.getObject("challenge", UUID.class)),
                new ParticipantId(row.getObject("participant", UUID.class)),
                new ObligationId(row.getObject("obligation", UUID.class)),
                row.getBytes("secret_sha256"),
                issued,
                Duration.between(issued, row.getTimestamp("telephone_clock").toInstant()));
    }

    long arrived(ChallengeId id) {
        return jdbc.sql("SELECT coalesce(sum(length(sealed)), 0) FROM checkin.offline_part WHERE challenge = ?")
                .param(id.value())
                .query(Long.class)
                .single();
    }

    void part(ChallengeId id, long begins, byte[] sealed, Instant now) {
        jdbc.sql("""
                INSERT INTO checkin.offline_part (challenge, begins, sealed, arrived) VALUES (?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """).params(id.value(), begins, sealed, Timestamp.from(now)).update();
    }

    byte[] whole(ChallengeId id) {
        List<byte[]> parts = jdbc.sql("SELECT sealed FROM checkin.offline_part WHERE challenge = ? ORDER BY begins")
                .param(id.value())
                .query((row, n) -> row.getBytes(1))
                .list();
        var whole = new ByteArrayOutputStream();
        parts.forEach(whole::writeBytes);
        return whole.toByteArray();
    }

    void remove(ChallengeId id) {
        jdbc.sql("DELETE FROM checkin.offline_part WHERE challenge = ?")
                .param(id.value())
                .update();
    }

    /** What nobody ended: without its key nobody can read it any more. */
    void forget(Instant before) {
        jdbc.sql("DELETE FROM checkin.offline_part WHERE arrived < ?")
                .param(Timestamp.from(before))
                .update();
    }
}
