package org.rollcall.checkin.internal.telephone;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.checkin.internal.telephone.Judgement.Judged;
import org.rollcall.evidence.EvidenceNotKept;
import org.rollcall.identity.Compared;
import org.rollcall.identity.ComparisonId;
import org.rollcall.line.CallRecordId;
import org.rollcall.obligation.Finding;
import org.rollcall.participant.Participant;
import org.rollcall.participant.TelephoneNumber;
import org.rollcall.sound.Sound;
import org.rollcall.voice.SpokenDigits;

/** A desk in memory: answers as the test says and notes what it was told. */
final class NotedDesk implements CallDesk {
    final List<Participant> household = new ArrayList<>();
    final List<Finding> findings = new ArrayList<>();
    final List<List<UUID>> evidence = new ArrayList<>();
    final List<String> asked = new ArrayList<>();
    final List<SpokenDigits> answers = new ArrayList<>();
    final List<String> personAsked = new ArrayList<>();
    final List<String> enrolmentsEnded = new ArrayList<>();
    final Deque<Compared> comparisons = new ArrayDeque<>();
    final List<List<SpokenDigits>> enrolled = new ArrayList<>();
    final List<Sound> addresses = new ArrayList<>();
    Ahead ahead = new Ahead(Optional.empty(), Optional.empty());
    List<String> enrolmentProblems = List.of();
    final List<Participant> identified = new ArrayList<>();
    final List<Sound> saidSoFar = new ArrayList<>();
    boolean diskFull;
    int strangers;
    int phonesLost;
    int notToldApart;
    boolean locked;
    Errand errand = Errand.COMPARISON;
    Instead instead = Instead.CALL_BACK;

    @Nullable
    RuntimeException failure;

    static Compared compared(Compared.Result result, String... reasons) {
        return new Compared(new ComparisonId(UUID.randomUUID()), result, null, null, List.of(reasons), "test");
    }

    @Override
    public List<Participant> registered(TelephoneNumber number) {
        return household;
    }

    /** The right PIN is the person's given name. */
    @Override
    public Pin checkPin(List<Participant> registered, String pin) {
        if (locked) {
            return new Pin.Locked();
        }
        return registered.stream()
                .filter(p -> p.givenName().equals(pin))
                .findFirst()
                .<Pin>map(Pin.Right::new)
                .orElse(new Pin.Wrong());
    }

    @Override
    public Errand errand(Participant participant) {
        return errand;
    }

    @Override
    public Instead callBackInstead(CallRecordId call, Participant participant) {
        if (instead == Instead.CALL_BACK) {
            note(new Finding.Unfinished("call_back"), List.of());
        }
        return instead;
    }

    @Override
    public void identified(CallRecordId call, Participant participant) {
        identified.add(participant);
    }

    @Override
    public void beingSaid(CallRecordId call, Sound piece) {
        if (diskFull) {
            throw new EvidenceNotKept("full", new java.io.IOException("No space left on device"));
        }
        saidSoFar.add(piece);
    }

    @Override
    public void noLongerNeeded(CallRecordId call) {
        saidSoFar.clear();
    }

    @Override
    public void asked(CallRecordId call, Participant participant, String digits) {
        asked.add(digits);
    }

    @Override
    public Judged answered(
            CallRecordId call, Participant participant, SpokenDigits answer, List<UUID> earlier, boolean last) {
        if (failure != null) {
            throw failure;
        }
        answers.add(answer);
        Compared compared = comparisons.removeFirst();
        Judgement judgement = Judgement.of(compared, last);
        UUID kept = UUID.randomUUID();
        var all = new ArrayList<>(earlier);
        all.add(kept);
        switch (judgement) {
            case Judgement.CheckedIn in -> note(new Finding.Satisfied(), all);
            case Judgement.PersonLooks looks -> note(new Finding.Inconclusive(looks.reason()), all);
            case Judgement.AskAgain again -> {}
        }
        return new Judged(judgement, compared.id().value(), List.of(kept));
    }

    private void note(Finding finding, List<UUID> kept) {
        findings.add(finding);
        evidence.add(List.copyOf(kept));
    }

    @Override
    public void finished(
            CallRecordId call, Participant participant, Finding finding, @Nullable UUID comparison, List<UUID> kept) {
        note(finding, kept);
    }

    @Override
    public void personAsked(
            CallRecordId call, Optional<Participant> participant, String step, List<UUID> kept, boolean attempt) {
        personAsked.add(step);
        if (attempt && participant.isPresent()) {
            note(new Finding.Unfinished(step), kept);
        }
    }

    @Override
    public void stranger(CallRecordId call, @Nullable TelephoneNumber number) {
        strangers++;
    }

    @Override
    public void nobodyToldApart(CallRecordId call, List<Participant> people, String how) {
        notToldApart++;
    }

    @Override
    public Ahead ahead(CallRecordId call, Participant participant) {
        return ahead;
    }

    @Override
    public void addressTold(CallRecordId call, Participant participant, Sound said) {
        addresses.add(said);
    }

    @Override
    public void phoneLost(CallRecordId call, Participant participant) {
        phonesLost++;
    }

    @Override
    public List<String> enrolled(CallRecordId call, Participant participant, List<SpokenDigits> takes) {
        enrolled.add(takes);
        return enrolmentProblems;
    }

    @Override
    public void enrolmentEnded(CallRecordId call, Participant participant, String why) {
        enrolmentsEnded.add(why);
    }
}
