package org.rollcall.checkin.internal.telephone;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.rollcall.journal.Action;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.Subject;
import org.rollcall.participant.ParticipantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who checks in by telephone without a voice comparison, append-only. Why is nobody's business and is not kept. */
@Component
class WithoutVoice {
    private static final Action CHOSEN = new Action("checkin.without_voice_chosen");
    private static final Action ENDED = new Action("checkin.without_voice_ended");

    private final JdbcClient jdbc;
    private final Journal journal;
    private final Clock clock;

    WithoutVoice(JdbcClient jdbc, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.clock = clock;
    }

    /** Since when; empty where a voice is compared, or would be. */
    @Transactional(readOnly = true)
    Optional<Instant> since(ParticipantId participant) {
        return jdbc.sql("""
                SELECT chosen, without FROM checkin.without_voice WHERE participant = ? ORDER BY chosen DESC, id LIMIT 1
                """)
                .param(participant.value())
                .query((row, n) ->
                        row.getBoolean(2) ? Optional.of(row.getTimestamp(1).toInstant()) : Optional.<Instant>empty())
                .optional()
                .flatMap(chosen -> chosen);
    }

    @Transactional
    void choose(Actor by, ParticipantId participant) {
        write(by, participant, true);
    }

    @Transactional
    void end(Actor by, ParticipantId participant) {
        write(by, participant, false);
    }

    private void write(Actor by, ParticipantId participant, boolean without) {
        if (since(participant).isPresent() == without) {
            return;
        }
        jdbc.sql("INSERT INTO checkin.without_voice (id, participant, without, chosen) VALUES (?, ?, ?, ?)")
                .params(UUID.randomUUID(), participant.value(), without, Timestamp.from(clock.instant()))
                .update();
        journal.record(JournalEntry.of(by, without ? CHOSEN : ENDED).about(Subject.participant(participant.value())));
    }
}
