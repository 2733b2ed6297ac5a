package org.rollcall.participant.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.journal.Action;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.Subject;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants.SignIn;
import org.rollcall.participant.Participants.SignInGiven;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Codes and PINs. A code nobody has costs what a wrong PIN costs. */
@Component
class SignIns {
    private record Kept(UUID person, String pinHash) {}

    private final JdbcClient jdbc;
    private final SignInSecrets secrets;
    private final Pauses pauses;
    private final Journal journal;
    private final Clock clock;

    SignIns(JdbcClient jdbc, SignInSecrets secrets, Pauses pauses, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.pauses = pauses;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    public SignInGiven give(Actor by, ParticipantId participant) {
        boolean known = jdbc.sql("SELECT count(*) FROM participant.person WHERE id = ?")
                        .param(participant.value())
                        .query(Long.class)
                        .single()
                == 1;
        if (!known) {
            throw new NoSuchElementException("There is no such participant.");
        }
        String pin = secrets.newPin();
        String code = keepUnderNewCode(participant, secrets.pinHash(participant, pin));
        pauses.end(person(participant));
        journal.record(
                JournalEntry.of(by, ParticipantActions.SIGN_IN_GIVEN).about(Subject.participant(participant.value())));
        return new SignInGiven(code, pin);
    }

    private String keepUnderNewCode(ParticipantId participant, String pinHash) {
        for (int i = 0; i < 20; i++) {
            String code = secrets.newCode();
            String hash = secrets.codeHash(code);
            // Six thousand million codes: a collision is rare, and then another is drawn.
            boolean taken = jdbc.sql("SELECT count(*) FROM participant.sign_in WHERE code_hash = ? AND person <> ?")
                            .params(hash, participant.value())
                            .query(Long.class)
                            .single()
                    > 0;
            if (!taken) {
                jdbc.sql("""
                        INSERT INTO participant.sign_in (person, code_hash, pin_hash, given) VALUES (?, ?, ?, ?)
                        ON CONFLICT (person) DO UPDATE
                        SET code_hash = excluded.code_hash, pin_hash = excluded.pin_hash, given = excluded.given
                        """)
                        .params(participant.value(), hash, pinHash, Timestamp.from(clock.instant()))
                        .update();
                return code;
            }
        }
        throw new IllegalStateException("No free enrolment code was found. Try again.");
    }

    @Transactional
    public SignIn signIn(String code, String pin) {
        String hash = secrets.codeHash(code.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", ""));
        Kept kept = jdbc.sql("SELECT person, pin_hash FROM participant.sign_in WHERE code_hash = ?")
                .param(hash)
                .query((row, n) -> new Kept(row.getObject("person", UUID.class), row.getString("pin_hash")))
                .optional()
                .orElse(null);
        String subject = kept == null ? "code:" + hash : person(new ParticipantId(kept.person()));
        return check(subject, kept, pin, ParticipantActions.SIGNED_IN);
    }

    @Transactional
    public SignIn checkPin(ParticipantId participant, String pin) {
        return check(person(participant), kept(participant).orElse(null), pin, ParticipantActions.PIN_ACCEPTED);
    }

    private Optional<Kept> kept(ParticipantId participant) {
        return jdbc.sql("SELECT person, pin_hash FROM participant.sign_in WHERE person = ?")
                .param(participant.value())
                .query((row, n) -> new Kept(row.getObject("person", UUID.class), row.getString("pin_hash")))
                .optional();
    }

    @Transactional
    public SignIn checkPin(List<ParticipantId> household, String pin) {
        if (household.size() == 1) {
            return checkPin(household.getFirst(), pin);
        }
        // In one order, so that two calls from the number lock the same rows one after the other.
        List<ParticipantId> people = household.stream()
                .sorted(Comparator.comparing(ParticipantId::value))
                .toList();
        String subject = "household:" + journal.keyedHash(people.toString());
        Optional<Instant> paused = pauses.until(subject);
        if (paused.isPresent()) {
            return new SignIn.Locked(paused.get());
        }
        for (ParticipantId participant : people) {
            Optional<Kept> kept = kept(participant);
            if (kept.isPresent()
                    && pauses.until(person(participant)).isEmpty()
                    && secrets.matches(participant, pin.strip(), kept.get().pinHash())) {
                pauses.end(subject);
                return check(person(participant), kept.get(), pin, ParticipantActions.PIN_ACCEPTED);
            }
        }
        journal.record(JournalEntry.of(new Actor.Unknown(), ParticipantActions.SIGN_IN_FAILED)
                .about(people.stream().map(p -> Subject.participant(p.value())).toList())
                .with("why", "wrong"));
        return pauses.failed(subject);
    }

    Optional<Instant> given(ParticipantId participant) {
        return jdbc.sql("SELECT given FROM participant.sign_in WHERE person = ?")
                .param(participant.value())
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    private SignIn check(String subject, @Nullable Kept kept, String pin, Action accepted) {
        Optional<Instant> paused = pauses.until(subject);
        if (paused.isPresent()) {
            failed(subject, kept, "paused");
            return new SignIn.Locked(paused.get());
        }
        ParticipantId person = kept == null ? null : new ParticipantId(kept.person());
        if (!secrets.matches(person, pin.strip(), kept == null ? null : kept.pinHash()) || person == null) {
            failed(subject, kept, "wrong");
            return pauses.failed(subject);
        }
        pauses.end(subject);
        journal.record(JournalEntry.of(new Actor.Participant(person.value()), accepted)
                .about(Subject.participant(person.value())));
        return new SignIn.Accepted(person);
    }

    private void failed(String subject, @Nullable Kept kept, String why) {
        JournalEntry entry = JournalEntry.of(new Actor.Unknown(), ParticipantActions.SIGN_IN_FAILED)
                .with("why", why);
        journal.record(
                kept == null
                        ? entry.with("code_hash", journal.keyedHash(subject))
                        : entry.about(Subject.participant(kept.person())));
    }

    private static String person(ParticipantId participant) {
        return "person:" + participant;
    }
}
