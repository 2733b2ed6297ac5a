package org.rollcall.participant.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.Subject;
import org.rollcall.participant.ChangedMeanwhile;
import org.rollcall.participant.Condition;
import org.rollcall.participant.ConditionEnded;
import org.rollcall.participant.ConditionId;
import org.rollcall.participant.ConditionSet;
import org.rollcall.participant.Enrolment;
import org.rollcall.participant.EnrolmentClosed;
import org.rollcall.participant.EnrolmentId;
import org.rollcall.participant.Language;
import org.rollcall.participant.OpenLanguages;
import org.rollcall.participant.Participant;
import org.rollcall.participant.ParticipantEnrolled;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.rollcall.participant.Technology;
import org.rollcall.participant.TelephoneNumber;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The participants' door on PostgreSQL. */
@Component
class PostgresParticipants implements Participants {
    private final PersonTable people;
    private final EnrolmentTable enrolments;
    private final ConditionTable conditions;
    private final SignIns signIns;
    private final OpenLanguages languages;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PostgresParticipants(
            PersonTable people,
            EnrolmentTable enrolments,
            ConditionTable conditions,
            SignIns signIns,
            OpenLanguages languages,
            Journal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.people = people;
        this.enrolments = enrolments;
        this.conditions = conditions;
        this.signIns = signIns;
        this.languages = languages;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Language opened(Language language) {
        if (!languages.open().contains(language)) {
            throw new IllegalArgumentException(language.ownName() + " is not open in this programme: its texts for"
                    + " consent, PIN and outcome wait for a review by a person who speaks it.");
        }
        return language;
    }

    @Override
    @Transactional
    public Enrolment enrol(Actor by, NewParticipant entered) {
        var person = new Participant(
                new ParticipantId(UUID.randomUUID()),
                Entered.text("given name", entered.givenName(), 200),
                Entered.text("family name", entered.familyName(), 200),
                Entered.born(entered.born(), clock),
                opened(entered.language()),
                entered.zone(),
                entered.telephone(),
                entered.protectedPerson(),
                entered.synthetic(),
                1);
        var enrolment = new Enrolment(
                new EnrolmentId(UUID.randomUUID()),
                person.id(),
                Entered.text("area", entered.area(), 60),
                Entered.text("version of the consent text", entered.consentVersion(), 60),
                now(),
                null);
        people.insert(person);
        enrolments.insert(enrolment);
        journal.record(JournalEntry.of(by, ParticipantActions.ENROLLED)
                .about(Subject.participant(person.id().value()))
                .about(new Subject(Subject.Kind.ENROLMENT, enrolment.id().value()))
                .with("language", person.language().tag())
                .with("protected", person.protectedPerson())
                .with("synthetic", person.synthetic()));
        events.publishEvent(new ParticipantEnrolled(person.id(), enrolment.id()));
        return enrolment;
    }

    @Override
    @Transactional
    public Participant change(Actor by, Participant changed) {
        Participant before = people.find(changed.id())
                .orElseThrow(() -> new NoSuchElementException("There is no such participant."));
        var checked = new Participant(
                changed.id(),
                Entered.text("given name", changed.givenName(), 200),
                Entered.text("family name", changed.familyName(), 200),
                Entered.born(changed.born(), clock),
                changed.language() == before.language() ? before.language() : opened(changed.language()),
                changed.zone(),
                changed.telephone(),
                changed.protectedPerson(),
                before.synthetic(),
                changed.version());
        if (!people.change(checked)) {
            throw new ChangedMeanwhile();
        }
        journal.record(JournalEntry.of(by, ParticipantActions.CHANGED)
                .about(Subject.participant(changed.id().value()))
                .with("fields", String.join(" ", differing(before, checked)))
                .with("version", checked.version() + 1));
        return people.find(changed.id()).orElseThrow();
    }

    private static List<String> differing(Participant before, Participant after) {
        var fields = new ArrayList<String>();
        addIfDiffering(fields, "given_name", before.givenName(), after.givenName());
        addIfDiffering(fields, "family_name", before.familyName(), after.familyName());
        addIfDiffering(fields, "born", before.born(), after.born());
        addIfDiffering(fields, "language", before.language(), after.language());
        addIfDiffering(fields, "zone", before.zone(), after.zone());
        addIfDiffering(fields, "telephone", before.telephone(), after.telephone());
        addIfDiffering(fields, "protected", before.protectedPerson(), after.protectedPerson());
        return fields;
    }

    private static void addIfDiffering(
            List<String> fields, String name, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            fields.add(name);
        }
    }

    @Override
    @Transactional
    public Condition setCondition(Actor by, EnrolmentId enrolment, NewCondition entered) {
        Entered.check(entered);
        Enrolment stay = open(enrolment);
        boolean there =
                conditions.notEnded(enrolment, now()).stream().anyMatch(c -> c.technology() == entered.technology());
        if (there) {
            throw new IllegalArgumentException(
                    "A condition with this technology stands already. End it first, then set the new one.");
        }
        var condition = new Condition(
                new ConditionId(UUID.randomUUID()),
                enrolment,
                stay.participant(),
                entered.technology(),
                entered.authority().strip(),
                entered.reason().strip(),
                entered.recurrence(),
                entered.window(),
                entered.starts().truncatedTo(ChronoUnit.MICROS),
                entered.review().truncatedTo(ChronoUnit.MICROS),
                null);
        conditions.insert(condition);
        journal.record(JournalEntry.of(by, ParticipantActions.CONDITION_SET)
                .about(Subject.participant(stay.participant().value()))
                .about(new Subject(Subject.Kind.CONDITION, condition.id().value()))
                .with("technology", condition.technology())
                .with("starts", condition.starts())
                .with("review", condition.review()));
        events.publishEvent(new ConditionSet(condition));
        return condition;
    }

    private Enrolment open(EnrolmentId id) {
        Enrolment stay =
                enrolments.locked(id).orElseThrow(() -> new NoSuchElementException("There is no such enrolment."));
        if (stay.closed() != null) {
            throw new IllegalStateException("This enrolment is closed: the person is not in the programme any more.");
        }
        return stay;
    }

    @Override
    @Transactional
    public void endCondition(Actor by, ConditionId id, String reason) {
        String why = Entered.text("reason", reason, 1000);
        Condition condition =
                conditions.find(id).orElseThrow(() -> new NoSuchElementException("There is no such condition."));
        if (!conditions.end(id, now(), why)) {
            throw new IllegalStateException("This condition has ended already.");
        }
        ended(by, condition);
    }

    private void ended(Actor by, Condition condition) {
        journal.record(JournalEntry.of(by, ParticipantActions.CONDITION_ENDED)
                .about(Subject.participant(condition.participant().value()))
                .about(new Subject(Subject.Kind.CONDITION, condition.id().value()))
                .with("technology", condition.technology()));
        events.publishEvent(new ConditionEnded(condition.id(), condition.participant()));
    }

    @Override
    @Transactional
    public void close(Actor by, EnrolmentId id, String reason) {
        String why = Entered.text("reason", reason, 1000);
        Enrolment stay = open(id);
        Instant now = now();
        for (Condition condition : conditions.notEnded(id, now)) {
            conditions.end(condition.id(), now, why);
            ended(by, condition);
        }
        enrolments.close(id, now);
        journal.record(JournalEntry.of(by, ParticipantActions.CLOSED)
                .about(Subject.participant(stay.participant().value()))
                .about(new Subject(Subject.Kind.ENROLMENT, id.value())));
        events.publishEvent(new EnrolmentClosed(stay.participant(), id));
    }

    @Override
    public SignInGiven giveSignIn(Actor by, ParticipantId participant) {
        return signIns.give(by, participant);
    }

    @Override
    public SignIn signIn(String enrolmentCode, String pin) {
        return signIns.signIn(enrolmentCode, pin);
    }

    @Override
    public SignIn checkPin(ParticipantId participant, String pin) {
        return signIns.checkPin(participant, pin);
    }

    @Override
    public SignIn checkPin(List<ParticipantId> household, String pin) {
        return signIns.checkPin(household, pin);
    }

    @Override
    public Optional<Instant> signInGiven(ParticipantId participant) {
        return signIns.given(participant);
    }

    @Override
    public Optional<Participant> find(ParticipantId id) {
        return people.find(id);
    }

    @Override
    public List<Participant> byTelephone(TelephoneNumber number) {
        return people.enrolledUnder(number);
    }

    @Override
    public Optional<Enrolment> openEnrolment(ParticipantId participant) {
        return enrolments.openOf(participant);
    }

    @Override
    public List<Condition> conditions(ParticipantId participant) {
        return enrolments
                .openOf(participant)
                .map(stay -> conditions.notEnded(stay.id(), now()))
                .orElse(List.of());
    }

    @Override
    public Map<ParticipantId, Set<Technology>> technologies(Collection<ParticipantId> of) {
        return conditions.inForce(of, now());
    }

    @Override
    @Transactional
    public List<Participant> list(Actor by, String purpose, @Nullable String area, String part, int most) {
        List<Participant> found = people.enrolled(area, part.strip(), Math.clamp(most, 1, 1000));
        journal.record(JournalEntry.of(by, ParticipantActions.LISTED)
                .about(found.stream()
                        .map(p -> Subject.participant(p.id().value()))
                        .toList())
                .because(purpose)
                .with("shown", found.size()));
        return found;
    }
}
