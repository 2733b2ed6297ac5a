package org.rollcall.location.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.equipment.TrackerId;
import org.rollcall.journal.Action;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.Subject;
import org.rollcall.location.Silence;
import org.rollcall.location.Silences;
import org.rollcall.participant.ParticipantId;
import org.rollcall.staff.Purpose;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The silences that {@link SilenceRounds} found. */
@Service
class PostgresSilences implements Silences {
    private static final Action READ = new Action("location.silences_read");

    private final JdbcClient jdbc;
    private final Journal journal;

    PostgresSilences(JdbcClient jdbc, Journal journal) {
        this.jdbc = jdbc;
        this.journal = journal;
    }

    @Override
    @Transactional
    public List<Silence> of(Actor by, Purpose purpose, ParticipantId participant, int most) {
        PostgresMovements.mayRead(by, participant);
        journal.record(JournalEntry.of(by, READ)
                .about(Subject.participant(participant.value()))
                .because(purpose.name()));
        return jdbc.sql("""
            SELECT tracker, participant, since, found, told, ended FROM location.silence
            WHERE participant = :participant ORDER BY since DESC LIMIT :most
            """)
                .param("participant", participant.value())
                .param("most", most)
                .query(PostgresSilences::silence)
                .list();
    }

    @Override
    public Optional<Instant> ended(TrackerId tracker, Instant since) {
        return jdbc.sql("SELECT max(ended) FROM location.silence WHERE tracker = :tracker AND since = :since")
                .param("tracker", tracker.value())
                .param("since", Timestamp.from(since))
                .query((row, i) -> Optional.ofNullable(instant(row, 1)))
                .single();
    }

    private static Silence silence(ResultSet row, int number) throws SQLException {
        return new Silence(
                new TrackerId(row.getObject(1, UUID.class)),
                new ParticipantId(row.getObject(2, UUID.class)),
                row.getTimestamp(3).toInstant(),
                row.getTimestamp(4).toInstant(),
                instant(row, 5),
                instant(row, 6));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
