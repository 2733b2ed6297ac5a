package org.rollcall.checkin.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.checkin.Added;
import org.rollcall.checkin.AppCheckIns;
import org.rollcall.checkin.ChallengeId;
import org.rollcall.checkin.Movement;
import org.rollcall.checkin.PersonAskedFor;
import org.rollcall.checkin.ReviewNeeded;
import org.rollcall.evidence.Evidence;
import org.rollcall.evidence.EvidenceKind;
import org.rollcall.evidence.EvidenceNotKept;
import org.rollcall.identity.Compared;
import org.rollcall.identity.ComparisonUnavailable;
import org.rollcall.identity.Identity;
import org.rollcall.journal.Action;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.Subject;
import org.rollcall.obligation.Attempt;
import org.rollcall.obligation.Finding;
import org.rollcall.obligation.ObligationId;
import org.rollcall.obligation.Obligations;
import org.rollcall.obligation.Way;
import org.rollcall.participant.ParticipantId;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Photograph, movement, comparison, attempt and outcome, committed together. */
@Component
@EnableConfigurationProperties(AppCheckInSettings.class)
class PhotographCheckIn implements AppCheckIns {
    private static final Action ASKED = new Action("checkin.person_asked_for");
    private static final int RECENT = 20;

    private final Evidence evidence;
    private final Identity identity;
    private final Obligations obligations;
    private final HeadMovements movements;
    private final FaceChallenges challenges;
    private final AppCheckInSettings settings;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PhotographCheckIn(
            Evidence evidence,
            Identity identity,
            Obligations obligations,
            HeadMovements movements,
            FaceChallenges challenges,
            AppCheckInSettings settings,
            Journal journal,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.evidence = evidence;
        this.identity = identity;
        this.obligations = obligations;
        this.movements = movements;
        this.challenges = challenges;
        this.settings = settings;
        this.journal = journal;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public List<Question> questions() {
        return settings.asked();
    }

    @Override
    public Challenge challenge(ParticipantId participant) {
        return movements.give(participant);
    }

    @Override
    public List<String> hints(byte[] frame) {
        try {
            return identity.faceHints(frame);
        } catch (ComparisonUnavailable e) {
            // A hint is a courtesy: the check-in itself says what is wrong, and whose fault it is.
            return List.of();
        }
    }

    /** Why a person looks at a check-in that was sent later, whatever is seen in it. */
    enum Doubt {
        /** The clocks do not prove when it was taken. */
        CAPTURE_TIME_UNPROVED,
        /** The telephone had been reported lost when it was taken, or may have been. */
        PHONE_REPORTED_LOST;

        Finding finding() {
            return new Finding.Inconclusive(name().toLowerCase(Locale.ROOT));
        }
    }

    /**
     * When it was taken, and for what.
     *
     * @param doubt null where there is none
     * @param meant the check-in it was made for; null for the one that is due at that time
     */
    record When(Instant at, @Nullable Doubt doubt, @Nullable ObligationId meant) {}

    /** What was told of a challenge that was used before. */
    Optional<Told> before(ParticipantId participant, ChallengeId challenge) {
        return toldBefore(participant, challenge);
    }

    @Override
    public Told checkIn(ParticipantId participant, Sent sent) {
        return checkIn(participant, sent, new When(clock.instant(), null, null));
    }

    /** The same for a check-in that was taken before it is sent. */
    Told checkIn(ParticipantId participant, Sent sent, When at) {
        ChallengeId challenge = sent.challenge();
        Optional<Told> before = challenge == null ? Optional.empty() : toldBefore(participant, challenge);
        if (before.isPresent()) {
            return before.get();
        }
        try {
            Movement movement = challenge == null ? null : movements.judge(participant, challenge, sent);
            return Objects.requireNonNull(transaction.execute(status -> once(participant, sent, movement, at)));
        } catch (ComparisonUnavailable | EvidenceNotKept e) {
            String what = e instanceof EvidenceNotKept ? "evidence_not_kept" : "comparison_unavailable";
            return new Told.OurFault(Objects.requireNonNull(transaction.execute(
                    status -> record(participant, at, new Finding.TechnicalFailure(what), null, List.of()))));
        }
    }

    private Told once(ParticipantId participant, Sent sent, @Nullable Movement movement, When at) {
        ChallengeId challenge = sent.challenge();
        if (challenge == null || movement == null) {
            return compare(participant, sent, null, at);
        }
        challenges.hold(challenge);
        Optional<Told> before = toldBefore(participant, challenge);
        if (before.isPresent()) {
            return before.get();
        }
        Told told = compare(participant, sent, movement, at);
        Movement kept = worthLooking(told) && !sent.frames().isEmpty()
                ? movement.with(movements.keep(actor(participant), participant, sent.frames()))
                : movement;
        movements.note(challenge, told.attempt(), AnswersGiven.note(told), kept);
        return told;
    }

    /** Frames are kept where the photograph is, and somebody may have to look. */
    private static boolean worthLooking(Told told) {
        return told.attempt().finding() instanceof Finding.Inconclusive;
    }

    private Optional<Told> toldBefore(ParticipantId participant, ChallengeId challenge) {
        return challenges
                .used(challenge, participant)
                .flatMap(used -> obligations.byReceipt(used.receipt()).map(a -> AnswersGiven.again(used, a)));
    }

    private Told compare(ParticipantId participant, Sent sent, @Nullable Movement movement, When at) {
        if (!identity.hasFaceprint(participant)) {
            return personLooks(
                    record(participant, at, new Finding.Inconclusive("no_faceprint"), null, keep(participant, sent)));
        }
        Compared compared = identity.compareFace(actor(participant), participant, sent.photograph());
        UUID comparison = compared.id().value();
        return switch (compared.result()) {
            case MATCH -> matched(participant, sent, movement, comparison, at);
            case UNUSABLE ->
                new Told.TryAgain(
                        record(participant, at, new Finding.Unfinished("photograph"), comparison, List.of()),
                        compared.reasons());
            case INCONCLUSIVE -> unlike(participant, sent, comparison, at);
        };
    }

    /** Where the comparison cannot say. Whoever holds a lost telephone is not asked to try again. */
    private Told unlike(ParticipantId participant, Sent sent, UUID comparison, When at) {
        List<UUID> kept = keep(participant, sent);
        return at.doubt() == Doubt.PHONE_REPORTED_LOST
                ? personLooks(record(participant, at, at.doubt().finding(), comparison, kept))
                : inconclusive(
                        record(participant, at, new Finding.Inconclusive("score_below"), comparison, kept), List.of());
    }

    private Told matched(ParticipantId participant, Sent sent, @Nullable Movement movement, UUID comparison, When at) {
        Doubt doubt = at.doubt();
        Finding finding = doubt == null ? finding(movement) : doubt.finding();
        Attempt attempt = record(participant, at, finding, comparison, keep(participant, sent));
        if (finding instanceof Finding.Satisfied) {
            return new Told.Done(attempt);
        }
        return doubt == null && movement != null && movement.word() == Movement.Word.EXPIRED
                ? inconclusive(attempt, List.of("challenge_expired"))
                : personLooks(attempt);
    }

    /** Of a photograph that matches. What a machine doubts about the movement goes to a person; it decides nothing. */
    private Finding finding(@Nullable Movement movement) {
        if (movement == null) {
            return settings.photographAlone() == AppCheckInSettings.Alone.FULFILS
                    ? new Finding.Satisfied()
                    : new Finding.Inconclusive("photograph_alone");
        }
        return switch (movement.word()) {
            case CONVINCING -> new Finding.Satisfied();
            case DOUBTFUL -> new Finding.Inconclusive("movement_doubtful");
            case CANNOT -> new Finding.Inconclusive("cannot_move");
            case EXPIRED -> new Finding.Inconclusive("challenge_expired");
        };
    }

    /** The photograph, then what was added to it. */
    private List<UUID> keep(ParticipantId participant, Sent sent) {
        UUID photograph = keep(participant, EvidenceKind.CHECK_IN_PHOTOGRAPH, "image/jpeg", sent.photograph());
        Added added = sent.added().to(questions().stream().map(Question::name).toList());
        return added.nothing()
                ? List.of(photograph)
                : List.of(
                        photograph, keep(participant, EvidenceKind.CHECK_IN_ADDED, "application/json", added.toJson()));
    }

    private UUID keep(ParticipantId participant, EvidenceKind kind, String mediaType, byte[] content) {
        return evidence.keep(actor(participant), kind, participant.value(), mediaType, content)
                .value();
    }

    private Told inconclusive(Attempt attempt, List<String> reasons) {
        long tries = obligations.attempts(attempt.participant(), RECENT).stream()
                .filter(a -> Objects.equals(a.obligation(), attempt.obligation()))
                .filter(a -> a.finding() instanceof Finding.Inconclusive)
                .count();
        return tries >= TRIES_BEFORE_A_PERSON ? personLooks(attempt) : new Told.TryAgain(attempt, reasons);
    }

    private Told personLooks(Attempt attempt) {
        events.publishEvent(new ReviewNeeded(attempt.participant(), attempt.id(), attempt.at()));
        return new Told.APersonLooks(attempt);
    }

    private Attempt record(
            ParticipantId participant, When at, Finding finding, @Nullable UUID comparison, List<UUID> kept) {
        return obligations.record(
                actor(participant),
                new Obligations.Tried(participant, Way.APP, at.at(), finding, comparison, kept, at.meant()));
    }

    private static Actor actor(ParticipantId participant) {
        return new Actor.Participant(participant.value());
    }

    @Override
    public void askForAPerson(ParticipantId participant) {
        transaction.executeWithoutResult(status -> {
            journal.record(JournalEntry.of(actor(participant), ASKED).about(Subject.participant(participant.value())));
            events.publishEvent(new PersonAskedFor(participant, null, clock.instant()));
        });
    }
}
