package org.rollcall.checkin.internal;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rollcall.checkin.AppCheckIns.Challenge;
import org.rollcall.checkin.ChallengeId;
import org.rollcall.checkin.Movement;
import org.rollcall.evidence.EvidenceId;
import org.rollcall.face.LivenessAction;
import org.rollcall.face.LivenessDoubt;
import org.rollcall.obligation.AttemptId;
import org.rollcall.participant.ParticipantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of challenges before the camera, and of their use. */
@Component
class FaceChallenges {
    /** What the participant was told when the challenge was used. */
    record Used(String receipt, String told, List<String> reasons) {}

    private final JdbcClient jdbc;

    FaceChallenges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(ParticipantId participant, Challenge challenge, Instant now) {
        jdbc.sql("""
                INSERT INTO checkin.face_challenge (id, participant, actions, issued, expires) VALUES (?, ?, ?, ?, ?)
                """)
                .param(challenge.id().value())
                .param(participant.value())
                .param(words(challenge.actions()))
                .param(Timestamp.from(now))
                .param(Timestamp.from(challenge.expires()))
                .update();
    }

    /** A challenge that was given to this person. */
    Optional<Challenge> find(ParticipantId participant, ChallengeId id) {
        return jdbc.sql("SELECT actions, expires FROM checkin.face_challenge WHERE id = ? AND participant = ?")
                .params(id.value(), participant.value())
                .query((row, n) -> new Challenge(
                        id,
                        read(row, "actions", LivenessAction::valueOf),
                        row.getTimestamp("expires").toInstant()))
                .optional();
    }

    /** One at a time may use it: the same photograph sent twice at once waits here. Ends with the transaction. */
    void hold(ChallengeId id) {
        jdbc.sql("SELECT pg_advisory_xact_lock(?)")
                .param(id.value().getMostSignificantBits())
                .query((row, n) -> true)
                .single();
    }

    void use(ChallengeId id, AttemptId attempt, Used used, Movement movement, Instant now) {
        jdbc.sql("""
                INSERT INTO checkin.face_challenge_use (challenge, attempt, receipt, told, told_reasons, movement, asked,
                    seen, doubts, frames, lowest_cosine, passive, kept, used)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .param(id.value())
                .param(attempt.value())
                .param(used.receipt())
                .param(used.told())
                .param(used.reasons().toArray(new String[0]))
                .param(movement.word().name())
                .param(words(movement.asked()))
                .param(words(movement.seen()))
                .param(words(movement.doubts()))
                .param(movement.frames())
                .param(movement.lowestCosine())
                .param(movement.passive())
                .param(uuid(movement.kept()))
                .param(Timestamp.from(now))
                .update();
    }

    private static @Nullable UUID uuid(@Nullable EvidenceId kept) {
        return kept == null ? null : kept.value();
    }

    /** What came of it, where it was used by this person. */
    Optional<Used> used(ChallengeId id, ParticipantId participant) {
        return jdbc.sql("""
                SELECT u.receipt, u.told, u.told_reasons FROM checkin.face_challenge_use u
                JOIN checkin.face_challenge c ON c.id = u.challenge WHERE u.challenge = ? AND c.participant = ?
                """)
                .params(id.value(), participant.value())
                .query((row, n) -> new Used(
                        row.getString("receipt"),
                        row.getString("told"),
                        read(row, "told_reasons", Function.identity())))
                .optional();
    }

    Optional<Movement> of(AttemptId attempt) {
        return jdbc.sql("""
                SELECT movement, asked, seen, doubts, frames, lowest_cosine, passive, kept
                FROM checkin.face_challenge_use WHERE attempt = ?
                """)
                .param(attempt.value())
                .query(FaceChallenges::movement)
                .optional();
    }

    private static Movement movement(ResultSet row, int n) throws SQLException {
        UUID kept = row.getObject("kept", UUID.class);
        return new Movement(
                Movement.Word.valueOf(row.getString("movement")),
                read(row, "asked", LivenessAction::valueOf),
                read(row, "seen", LivenessAction::valueOf),
                read(row, "doubts", LivenessDoubt::valueOf),
                row.getInt("frames"),
                (Double) row.getObject("lowest_cosine"),
                (Double) row.getObject("passive"),
                kept == null ? null : new EvidenceId(kept));
    }

    private static String[] words(List<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).toArray(String[]::new);
    }

    private static <T> List<T> read(ResultSet row, String column, Function<String, T> word) throws SQLException {
        Array array = row.getArray(column);
        return Arrays.stream((String[]) array.getArray()).map(word).toList();
    }
}
