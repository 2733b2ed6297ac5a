package org.rollcall.checkin.internal.telephone;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.checkin.AddressTold;
import org.rollcall.checkin.PersonAskedFor;
import org.rollcall.checkin.internal.telephone.Judgement.Judged;
import org.rollcall.evidence.Evidence;
import org.rollcall.evidence.EvidenceId;
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
import org.rollcall.line.CallRecordId;
import org.rollcall.line.OutgoingCalls;
import org.rollcall.obligation.Attempt;
import org.rollcall.obligation.Finding;
import org.rollcall.obligation.Obligations;
import org.rollcall.obligation.Way;
import org.rollcall.participant.AppAccess;
import org.rollcall.participant.Participant;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.rollcall.participant.TelephoneNumber;
import org.rollcall.sound.Sound;
import org.rollcall.sound.Wav;
import org.rollcall.sound.WavEncoding;
import org.rollcall.voice.SpokenDigits;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The desk over the real house: what the dialogue finds out is recorded here, one transaction a method. */
@Component
class TelephoneDesk implements CallDesk {
    private static final Action STRANGER = new Action("checkin.unknown_number_called");
    private static final Action NOBODY = new Action("checkin.household_not_told_apart");
    private static final Action PERSON = new Action("checkin.person_asked_for");
    private static final Action ASKED = new Action("checkin.digits_asked");
    private static final Action TOLD = new Action("checkin.dates_told");
    private static final Action ADDRESS = new Action("checkin.address_told");
    private static final Actor TELEPHONE = new Actor.Machine("telephone");
    private static final String NOT_KEPT = "evidence_not_kept";
    private static final String WAV = "audio/wav";

    private final Participants participants;
    private final AppAccess access;
    private final Identity identity;
    private final Obligations obligations;
    private final Evidence evidence;
    private final VoiceEnrolmentOrders enrolments;
    private final CallNotes notes;
    private final WhatLiesAhead ahead;
    private final CallBackOrders callBacks;
    private final WithoutVoice withoutVoice;
    private final DueByTelephone due;
    private final OutgoingCalls line;
    private final SpokenSoFar spoken;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TelephoneDesk(
            Participants participants,
            AppAccess access,
            Identity identity,
            Obligations obligations,
            Evidence evidence,
            VoiceEnrolmentOrders enrolments,
            CallNotes notes,
            WhatLiesAhead ahead,
            CallBackOrders callBacks,
            WithoutVoice withoutVoice,
            DueByTelephone due,
            OutgoingCalls line,
            SpokenSoFar spoken,
            Journal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.participants = participants;
        this.access = access;
        this.identity = identity;
        this.obligations = obligations;
        this.evidence = evidence;
        this.enrolments = enrolments;
        this.notes = notes;
        this.ahead = ahead;
        this.callBacks = callBacks;
        this.withoutVoice = withoutVoice;
        this.due = due;
        this.line = line;
        this.spoken = spoken;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    /** The word for a failure that is ours. */
    static String technical(RuntimeException failure) {
        return switch (failure) {
            case EvidenceNotKept e -> NOT_KEPT;
            case ComparisonUnavailable e -> "comparison_unavailable";
            default -> "server_error";
        };
    }

    private static Actor actor(Participant participant) {
        return new Actor.Participant(participant.id().value());
    }

    @Override
    @Transactional(readOnly = true)
    public List<Participant> registered(TelephoneNumber number) {
        return participants.byTelephone(number);
    }

    @Override
    @Transactional
    public Pin checkPin(List<Participant> registered, String pin) {
        List<ParticipantId> people = registered.stream().map(Participant::id).toList();
        return switch (participants.checkPin(people, pin)) {
            case Participants.SignIn.Accepted(ParticipantId who) ->
                new Pin.Right(registered.stream()
                        .filter(p -> p.id().equals(who))
                        .findFirst()
                        .orElseThrow());
            case Participants.SignIn.Refused refused -> new Pin.Wrong();
            case Participants.SignIn.Locked locked -> new Pin.Locked();
        };
    }

    @Override
    @Transactional(readOnly = true)
    public Errand errand(Participant participant) {
        if (enrolments.waiting(participant.id()).isPresent()) {
            return Errand.VOICE_ENROLMENT;
        }
        if (withoutVoice.since(participant.id()).isPresent()) {
            return Errand.WITHOUT_VOICE;
        }
        return identity.hasVoiceprint(participant.id()) ? Errand.COMPARISON : Errand.NO_VOICEPRINT;
    }

    @Override
    @Transactional
    public Instead callBackInstead(CallRecordId call, Participant participant) {
        if (!due.now(participant.id())) {
            return Instead.NOTHING_DUE;
        }
        if (line.problem().isPresent() || !callBacks.order(call, participant.id())) {
            return Instead.PERSON;
        }
        record(call, participant, new Finding.Unfinished("call_back"), null, List.of());
        return Instead.CALL_BACK;
    }

    @Override
    @Transactional
    public void identified(CallRecordId call, Participant participant) {
        notes.person(call, participant.id(), clock.instant());
    }

    @Override
    public void beingSaid(CallRecordId call, Sound piece) {
        spoken.add(call, piece);
    }

    @Override
    public void noLongerNeeded(CallRecordId call) {
        spoken.discard(call);
    }

    @Override
    @Transactional
    public void asked(CallRecordId call, Participant participant, String digits) {
        notes.asked(call, participant.id(), digits, clock.instant());
        journal.record(JournalEntry.of(TELEPHONE, ASKED)
                .about(Subject.participant(participant.id().value()))
                .about(subject(call)));
    }

    @Override
    @Transactional
    public Judged answered(
            CallRecordId call, Participant participant, SpokenDigits answer, List<UUID> earlier, boolean last) {
        Actor by = actor(participant);
        Instant now = clock.instant();
        UUID kept = keep(participant, EvidenceKind.CALL_ANSWER, answer);
        Compared compared = identity.compareVoice(by, participant.id(), answer);
        UUID comparison = compared.id().value();
        notes.answered(call, participant.id(), answer.digits(), kept, comparison, now);
        Judgement judgement = Judgement.of(compared, last);
        Optional<Finding> finding = switch (judgement) {
            case Judgement.CheckedIn in -> Optional.of(new Finding.Satisfied());
            case Judgement.PersonLooks looks -> Optional.of(new Finding.Inconclusive(looks.reason()));
            case Judgement.AskAgain again -> Optional.empty();
        };
        if (finding.isPresent()) {
            var all = new ArrayList<>(earlier);
            all.add(kept);
            record(call, participant, finding.get(), comparison, all);
        }
        return new Judged(judgement, comparison, List.of(kept));
    }

    private UUID keep(Participant participant, EvidenceKind kind, SpokenDigits... answers) {
        var sound = Sound.concat(Arrays.stream(answers).map(SpokenDigits::sound).toList());
        return evidence.keep(
                        actor(participant), kind, participant.id().value(), WAV, Wav.bytes(sound, WavEncoding.PCM_16))
                .value();
    }

    private Attempt record(
            CallRecordId call, Participant participant, Finding finding, @Nullable UUID comparison, List<UUID> kept) {
        Attempt attempt = obligations.record(
                actor(participant),
                new Obligations.Tried(participant.id(), Way.TELEPHONE, clock.instant(), finding, comparison, kept));
        notes.attempt(attempt.id(), call, participant.id());
        return attempt;
    }

    @Override
    @Transactional
    public void finished(
            CallRecordId call, Participant participant, Finding finding, @Nullable UUID comparison, List<UUID> kept) {
        if (!(finding instanceof Finding.TechnicalFailure(String reason))) {
            record(call, participant, finding, comparison, kept);
        } else if (reason.equals(NOT_KEPT)) {
            // Before the disk has room again a machine's call would end like this one: a person calls.
            record(call, participant, finding, comparison, kept);
        } else {
            var all = new ArrayList<>(kept);
            spoken.keep(call, participant.id()).ifPresent(all::add);
            record(call, participant, finding, comparison, all);
            callBacks.order(call, participant.id());
        }
    }

    @Override
    @Transactional
    public void personAsked(
            CallRecordId call, Optional<Participant> participant, String step, List<UUID> kept, boolean attempt) {
        Instant now = clock.instant();
        UUID recorded = attempt && participant.isPresent()
                ? record(call, participant.get(), new Finding.Unfinished(step), null, kept)
                        .id()
                        .value()
                : null;
        JournalEntry entry =
                JournalEntry.of(TELEPHONE, PERSON).about(subject(call)).with("step", step);
        journal.record(participant
                .map(p -> entry.about(Subject.participant(p.id().value())))
                .orElse(entry));
        events.publishEvent(new PersonAskedFor(participant.map(Participant::id).orElse(null), recorded, now));
    }

    @Override
    @Transactional
    public void stranger(CallRecordId call, @Nullable TelephoneNumber number) {
        JournalEntry entry = JournalEntry.of(new Actor.Unknown(), STRANGER).about(subject(call));
        journal.record(number == null ? entry : entry.with("number", journal.keyedHash(number.e164())));
    }

    @Override
    @Transactional
    public void nobodyToldApart(CallRecordId call, List<Participant> household, String how) {
        journal.record(JournalEntry.of(TELEPHONE, NOBODY)
                .about(subject(call))
                .about(household.stream()
                        .map(p -> Subject.participant(p.id().value()))
                        .toList())
                .with("how", how));
    }

    @Override
    @Transactional
    public List<String> enrolled(CallRecordId call, Participant participant, List<SpokenDigits> takes) {
        UUID kept = keep(participant, EvidenceKind.VOICE_ENROLMENT, takes.toArray(new SpokenDigits[0]));
        Identity.Issued issued = identity.enrolVoice(actor(participant), participant.id(), takes, new EvidenceId(kept));
        return switch (issued) {
            case Identity.Issued.Template made -> {
                enrolments.made(actor(participant), participant.id());
                yield List.of();
            }
            case Identity.Issued.NotMade not -> {
                enrolments.tried(participant.id(), call, not.reasons());
                yield not.reasons();
            }
        };
    }

    @Override
    @Transactional
    public void enrolmentEnded(CallRecordId call, Participant participant, String why) {
        enrolments.tried(participant.id(), call, List.of(why));
    }

    @Override
    @Transactional
    public Ahead ahead(CallRecordId call, Participant participant) {
        Ahead told = ahead.of(participant, clock.instant());
        journal.record(JournalEntry.of(actor(participant), TOLD)
                .about(Subject.participant(participant.id().value()))
                .about(subject(call))
                .with("hearing", told.hearing().isPresent())
                .with("report", told.report().isPresent()));
        return told;
    }

    @Override
    @Transactional
    public void addressTold(CallRecordId call, Participant participant, Sound said) {
        EvidenceId kept = evidence.keep(
                actor(participant),
                EvidenceKind.ADDRESS_TOLD,
                participant.id().value(),
                WAV,
                Wav.bytes(said, WavEncoding.PCM_16));
        journal.record(JournalEntry.of(actor(participant), ADDRESS)
                .about(Subject.participant(participant.id().value()))
                .about(subject(call)));
        events.publishEvent(new AddressTold(participant.id(), kept, clock.instant()));
    }

    @Override
    @Transactional
    public void phoneLost(CallRecordId call, Participant participant) {
        access.lock(actor(participant), participant.id());
        personAsked(call, Optional.of(participant), "phone_lost", List.of(), false);
    }

    private static Subject subject(CallRecordId call) {
        return new Subject(Subject.Kind.CALL, call.value());
    }
}
