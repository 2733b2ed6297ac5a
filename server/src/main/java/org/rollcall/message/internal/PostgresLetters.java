package org.rollcall.message.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.journal.Action;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.Subject;
import org.rollcall.message.Letter;
import org.rollcall.message.LetterAnswered;
import org.rollcall.message.LetterId;
import org.rollcall.message.LetterReceived;
import org.rollcall.message.Letters;
import org.rollcall.participant.Language;
import org.rollcall.participant.Participant;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.rollcall.staff.OfficerId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Letters on PostgreSQL. */
@Component
class PostgresLetters implements Letters {
    private static final int LONGEST = 4000;
    private static final String SELECT = """
            SELECT l.id, l.participant, l.officer, l.language, l.words, l.sent,
                t.language AS other_language, t.words AS other_words, t.officer AS translator,
                EXISTS (SELECT FROM message.letter_read r WHERE r.letter = l.id) AS was_read
            FROM message.letter l LEFT JOIN message.translation t ON t.letter = l.id
            """;

    private final JdbcClient jdbc;
    private final Participants participants;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PostgresLetters(
            JdbcClient jdbc,
            Participants participants,
            Journal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.participants = participants;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Letter write(
            Actor by, ParticipantId participant, Language language, String words, @Nullable String translated) {
        Participant person = participants
                .find(participant)
                .orElseThrow(() -> new NoSuchElementException("There is no such participant."));
        var letter = new Letter(
                new LetterId(UUID.randomUUID()),
                participant,
                writer(by, participant),
                language,
                held(words),
                null,
                now(),
                false);
        OfficerId officer = letter.officer();
        oneAtATime(participant);
        jdbc.sql("""
                INSERT INTO message.letter (id, participant, officer, language, words, sent)
                VALUES (:id, :participant, :officer, :language, :words, :sent)
                """)
                .param("id", letter.id().value())
                .param("participant", participant.value())
                .param("officer", officer == null ? null : officer.value(), Types.OTHER)
                .param("language", language.tag())
                .param("words", letter.words())
                .param("sent", Timestamp.from(letter.sent()))
                .update();
        record(by, LetterActions.WRITTEN, participant, letter.id());
        if (officer == null) {
            events.publishEvent(new LetterReceived(letter));
            return letter;
        }
        if (translated != null && !translated.isBlank()) {
            translate(by, participant, letter.id(), person.language(), translated);
        }
        if (unreadBy(false, participant).isEmpty()) {
            events.publishEvent(new LetterAnswered(letter, officer));
        }
        return letter;
    }

    /** A letter that arrives while another is being answered waits, so that the answer is not taken for one to it. */
    private void oneAtATime(ParticipantId participant) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(:letters, 0))")
                .param("letters", "letters/" + participant)
                .query((row, n) -> true)
                .single();
    }

    private static @Nullable OfficerId writer(Actor by, ParticipantId participant) {
        return switch (by) {
            case Actor.Officer(UUID id) -> new OfficerId(id);
            case Actor.Participant(UUID id) when id.equals(participant.value()) -> null;
            default -> throw new IllegalArgumentException("Only the participant and staff write letters.");
        };
    }

    private static String held(String given) {
        String words = given.strip();
        if (words.isEmpty() || words.length() > LONGEST) {
            throw new IllegalArgumentException("Write 1 to " + LONGEST + " characters.");
        }
        return words;
    }

    @Override
    @Transactional
    public void translate(Actor by, ParticipantId participant, LetterId letter, Language language, String words) {
        if (!(by instanceof Actor.Officer(UUID officer))) {
            throw new IllegalArgumentException("Only a member of staff can translate a letter.");
        }
        boolean theirs = of(participant, Integer.MAX_VALUE).stream()
                .anyMatch(each -> each.id().equals(letter));
        if (!theirs) {
            throw new NoSuchElementException("This person has no such letter.");
        }
        int written = jdbc.sql("""
                INSERT INTO message.translation (letter, language, words, officer, at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """)
                .params(letter.value(), language.tag(), held(words), officer, Timestamp.from(now()))
                .update();
        if (written == 0) {
            throw new IllegalStateException("This letter has been translated already. Reload the page.");
        }
        record(by, LetterActions.TRANSLATED, participant, letter);
    }

    @Override
    public List<Letter> of(ParticipantId participant, int most) {
        return jdbc.sql(SELECT + "WHERE l.participant = ? ORDER BY l.sent DESC, l.id LIMIT ?")
                .params(participant.value(), most)
                .query(PostgresLetters::letter)
                .list();
    }

    @Override
    public int unread(ParticipantId participant) {
        return unreadBy(true, participant).size();
    }

    private List<LetterId> unreadBy(boolean theParticipant, ParticipantId participant) {
        return jdbc.sql("""
                SELECT l.id FROM message.letter l WHERE l.participant = ? AND (l.officer IS NOT NULL) = ?
                    AND NOT EXISTS (SELECT FROM message.letter_read r WHERE r.letter = l.id)
                """)
                .params(participant.value(), theParticipant)
                .query((row, n) -> new LetterId(row.getObject(1, UUID.class)))
                .list();
    }

    @Override
    @Transactional
    public void read(Actor by, ParticipantId participant) {
        List<LetterId> fresh = unreadBy(by instanceof Actor.Participant, participant);
        if (fresh.isEmpty()) {
            return;
        }
        for (LetterId letter : fresh) {
            jdbc.sql("INSERT INTO message.letter_read (letter, at) VALUES (?, ?) ON CONFLICT DO NOTHING")
                    .params(letter.value(), Timestamp.from(now()))
                    .update();
        }
        journal.record(JournalEntry.of(by, LetterActions.READ)
                .about(Subject.participant(participant.value()))
                .with("count", fresh.size()));
    }

    @Override
    @Transactional
    public List<Waiting> waiting(Actor by, String purpose, @Nullable String area, int most) {
        List<Waiting> waiting = jdbc.sql("""
                SELECT l.participant, count(*) AS letters, min(l.sent) AS oldest FROM message.letter l
                WHERE l.officer IS NULL AND NOT EXISTS (SELECT FROM message.letter_read r WHERE r.letter = l.id)
                    AND (:area::text IS NULL OR EXISTS (SELECT FROM participant.v_enrolment e
                        WHERE e.person = l.participant AND e.closed IS NULL AND e.area = :area))
                GROUP BY l.participant ORDER BY min(l.sent) LIMIT :most
                """)
                .param("area", area, Types.VARCHAR)
                .param("most", most)
                .query((row, n) -> new Waiting(
                        new ParticipantId(row.getObject("participant", UUID.class)),
                        row.getInt("letters"),
                        row.getTimestamp("oldest").toInstant()))
                .list();
        journal.record(JournalEntry.of(by, LetterActions.LISTED)
                .about(waiting.stream()
                        .map(each -> Subject.participant(each.participant().value()))
                        .toList())
                .because(purpose)
                .with("count", waiting.size()));
        return waiting;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private void record(Actor by, Action action, ParticipantId participant, LetterId letter) {
        journal.record(JournalEntry.of(by, action)
                .about(Subject.participant(participant.value()))
                .about(new Subject(Subject.Kind.MESSAGE, letter.value())));
    }

    private static Letter letter(ResultSet row, int number) throws SQLException {
        UUID officer = row.getObject("officer", UUID.class);
        return new Letter(
                new LetterId(row.getObject("id", UUID.class)),
                new ParticipantId(row.getObject("participant", UUID.class)),
                officer == null ? null : new OfficerId(officer),
                Language.ofTag(row.getString("language")),
                row.getString("words"),
                translation(row),
                row.getTimestamp("sent").toInstant(),
                row.getBoolean("was_read"));
    }

    private static Letter.@Nullable Translation translation(ResultSet row) throws SQLException {
        UUID translator = row.getObject("translator", UUID.class);
        return translator == null
                ? null
                : new Letter.Translation(
                        Language.ofTag(row.getString("other_language")),
                        row.getString("other_words"),
                        new OfficerId(translator));
    }
}
