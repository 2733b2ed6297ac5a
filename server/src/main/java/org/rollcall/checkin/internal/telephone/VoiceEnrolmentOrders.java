package org.rollcall.checkin.internal.telephone;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.rollcall.checkin.VoiceEnrolments;
import org.rollcall.identity.Identity;
import org.rollcall.identity.TemplateKind;
import org.rollcall.journal.Action;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.Subject;
import org.rollcall.line.CallRecordId;
import org.rollcall.participant.Participant;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Voice enrolments started and not ended, append-only. */
@Component
class VoiceEnrolmentOrders implements VoiceEnrolments {
    private static final Action STARTED = new Action("checkin.voice_enrolment_started");
    private static final Action ENDED = new Action("checkin.voice_enrolment_ended");
    private static final Action TRIED = new Action("checkin.voice_enrolment_tried");
    private static final String WAITING = """
            SELECT e.id, e.started FROM checkin.voice_enrolment e
            WHERE e.participant = ?
              AND NOT EXISTS (SELECT FROM checkin.voice_enrolment_end x WHERE x.enrolment = e.id)
            ORDER BY e.started DESC LIMIT 1
            """;

    /** One that waits. */
    record Order(UUID id, Instant started) {}

    private record Tried(Instant at, List<String> why) {}

    private final JdbcClient jdbc;
    private final Participants participants;
    private final Identity identity;
    private final WithoutVoice withoutVoice;
    private final Journal journal;
    private final Clock clock;

    VoiceEnrolmentOrders(
            JdbcClient jdbc,
            Participants participants,
            Identity identity,
            WithoutVoice withoutVoice,
            Journal journal,
            Clock clock) {
        this.jdbc = jdbc;
        this.participants = participants;
        this.identity = identity;
        this.withoutVoice = withoutVoice;
        this.journal = journal;
        this.clock = clock;
    }

    Optional<Order> waiting(ParticipantId participant) {
        return jdbc.sql(WAITING)
                .param(participant.value())
                .query((row, n) -> new Order(
                        row.getObject("id", UUID.class),
                        row.getTimestamp("started").toInstant()))
                .optional();
    }

    @Override
    @Transactional
    public void start(Actor by, ParticipantId participant) {
        Participant person = person(participant);
        if (person.telephone() == null) {
            throw new IllegalStateException(
                    "Register a telephone number first: the voiceprint is made in a call from it.");
        }
        LocalDate born = person.born();
        LocalDate today = LocalDate.ofInstant(clock.instant(), person.zone());
        if (born == null || Period.between(born, today).getYears() < 18) {
            throw new IllegalStateException(
                    "A voiceprint is made only of people known to be 18 or older. Enter the date of birth, or choose no voice comparison.");
        }
        withoutVoice.end(by, participant);
        end(by, participant, "REPLACED");
        jdbc.sql("INSERT INTO checkin.voice_enrolment (id, participant, started) VALUES (?, ?, ?)")
                .params(UUID.randomUUID(), participant.value(), Timestamp.from(clock.instant()))
                .update();
        journal.record(JournalEntry.of(by, STARTED).about(Subject.participant(participant.value())));
    }

    private Participant person(ParticipantId participant) {
        return participants
                .find(participant)
                .orElseThrow(() -> new NoSuchElementException("There is no participant " + participant + "."));
    }

    @Override
    @Transactional
    public void chooseWithout(Actor by, ParticipantId participant) {
        if (person(participant).telephone() == null) {
            throw new IllegalStateException("Register a telephone number first: the person is called back at it.");
        }
        end(by, participant, "CANCELLED");
        identity.templates(participant).stream()
                .filter(VoiceEnrolmentOrders::inForce)
                .forEach(template -> identity.revoke(by, template.id(), "no_voice_comparison"));
        withoutVoice.choose(by, participant);
    }

    private static boolean inForce(Identity.Template template) {
        return template.kind() == TemplateKind.VOICE && template.revoked() == null;
    }

    @Override
    @Transactional
    public void cancel(Actor by, ParticipantId participant) {
        end(by, participant, "CANCELLED");
    }

    /** The voiceprint was made; nothing waits any more. */
    void made(Actor by, ParticipantId participant) {
        end(by, participant, "MADE");
    }

    private void end(Actor by, ParticipantId participant, String how) {
        Optional<Order> order = waiting(participant);
        if (order.isEmpty()) {
            return;
        }
        int ended = jdbc.sql("""
                INSERT INTO checkin.voice_enrolment_end (enrolment, how, ended) VALUES (?, ?, ?) ON CONFLICT DO NOTHING
                """)
                .params(order.get().id(), how, Timestamp.from(clock.instant()))
                .update();
        if (ended == 1) {
            journal.record(JournalEntry.of(by, ENDED)
                    .about(Subject.participant(participant.value()))
                    .with("how", how));
        }
    }

    /** A call made none, for these reasons. */
    void tried(ParticipantId participant, CallRecordId call, List<String> why) {
        Optional<Order> order = waiting(participant);
        if (order.isEmpty()) {
            return;
        }
        jdbc.sql("""
                INSERT INTO checkin.voice_enrolment_try (enrolment, call, why, tried) VALUES (?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """)
                .params(order.get().id(), call.value(), why.toArray(new String[0]), Timestamp.from(clock.instant()))
                .update();
        journal.record(JournalEntry.of(new Actor.Machine("telephone"), TRIED)
                .about(Subject.participant(participant.value()))
                .about(new Subject(Subject.Kind.CALL, call.value()))
                .with("why", String.join(",", why)));
    }

    @Override
    @Transactional(readOnly = true)
    public State state(ParticipantId participant) {
        Optional<Order> order = waiting(participant);
        if (order.isPresent()) {
            Optional<Tried> tried = lastTry(order.get().id());
            return new State.Waiting(
                    order.get().started(),
                    tried.map(Tried::at).orElse(null),
                    tried.map(Tried::why).orElse(List.of()));
        }
        Optional<Instant> without = withoutVoice.since(participant);
        if (without.isPresent()) {
            return new State.Without(without.get());
        }
        return identity.templates(participant).stream()
                .filter(VoiceEnrolmentOrders::inForce)
                .findFirst()
                .<State>map(t -> new State.Made(t.issued()))
                .orElse(new State.None());
    }

    private Optional<Tried> lastTry(UUID enrolment) {
        return jdbc.sql("""
                SELECT tried, why FROM checkin.voice_enrolment_try WHERE enrolment = ? ORDER BY tried DESC LIMIT 1
                """)
                .param(enrolment)
                .query((row, n) -> new Tried(row.getTimestamp("tried").toInstant(), List.of((String[])
                        row.getArray("why").getArray())))
                .optional();
    }
}
