package org.rollcall.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.rollcall.evidence.Evidence;
import org.rollcall.evidence.EvidenceId;
import org.rollcall.evidence.EvidenceKind;
import org.rollcall.face.SamplePhotographs;
import org.rollcall.identity.Identity;
import org.rollcall.journal.Actor;
import org.rollcall.participant.Participant;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.rollcall.participant.TelephoneNumber;
import org.rollcall.simulator.Enrolled;
import org.rollcall.simulator.Simulation;
import org.rollcall.simulator.SyntheticVoice;
import org.rollcall.sound.Sound;
import org.rollcall.sound.Wav;
import org.rollcall.sound.WavEncoding;
import org.rollcall.voice.SpokenDigits;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Voiceprints and faceprints of the demonstration's people, so that calls have a cohort to be compared with. A real
 * programme makes them in calls and in the console; forty calls would keep a newcomer waiting.
 */
final class DemoTemplates {
    private static final Actor BY = new Actor.Machine("demo");
    private static final List<String> PASSES =
            List.of("01234", "56789", "97531", "86420", "38274", "61905", "40718", "29563");

    private final ApplicationContext context;
    private final Consumer<String> report;

    DemoTemplates(ApplicationContext context, Consumer<String> report) {
        this.context = context;
        this.report = report;
    }

    /** Makes the faceprints that are missing; a few seconds. */
    void makeFaceprints(List<Enrolled> people) {
        for (Enrolled one : people) {
            if (!one.portrait().isEmpty()) {
                face(participant(one).id(), one);
            }
        }
    }

    /** Makes the voiceprints that are missing; takes a minute or two for all. */
    void makeVoiceprints(List<Enrolled> people) throws IOException, InterruptedException {
        int made = 0;
        for (Enrolled one : people) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            made += voice(participant(one).id(), one) ? 1 : 0;
        }
        report.accept(made + " voiceprints made; calls are compared from now on.");
    }

    private Participant participant(Enrolled one) {
        return context.getBean(Participants.class)
                .byTelephone(new TelephoneNumber(one.person().telephone()))
                .getFirst();
    }

    private void face(ParticipantId id, Enrolled one) {
        Identity identity = context.getBean(Identity.class);
        if (identity.hasFaceprint(id)) {
            return;
        }
        byte[] photograph = SamplePhotographs.fetch()
                .jpeg(SamplePhotographs.Portrait.valueOf(
                        // The first person's enrolment shows another photograph than the selfies.
                        one.portrait().equals("A_SMILING") ? "A_LAUGHING" : one.portrait()));
        keepAnd(
                EvidenceKind.ENROLMENT_PHOTOGRAPH,
                id,
                "image/jpeg",
                photograph,
                kept -> identity.enrolFace(BY, id, photograph, kept));
    }

    private boolean voice(ParticipantId id, Enrolled one) throws IOException, InterruptedException {
        Identity identity = context.getBean(Identity.class);
        if (identity.hasVoiceprint(id)) {
            return false;
        }
        SyntheticVoice voice = SyntheticVoice.of(
                one.person().index(), Simulation.spokenAs(one.person().language()));
        var takes = new ArrayList<SpokenDigits>();
        for (int pass = 0; pass < PASSES.size(); pass++) {
            takes.add(new SpokenDigits(
                    voice.say(PASSES.get(pass), one.person().index() * 100L + pass), PASSES.get(pass)));
        }
        byte[] wav =
                Wav.bytes(Sound.concat(takes.stream().map(SpokenDigits::sound).toList()), WavEncoding.PCM_16);
        Identity.Issued issued = keepAnd(
                EvidenceKind.VOICE_ENROLMENT, id, "audio/wav", wav, kept -> identity.enrolVoice(BY, id, takes, kept));
        if (issued instanceof Identity.Issued.NotMade(List<String> reasons)) {
            report.accept("No voiceprint of " + one.person().index() + ": " + String.join(", ", reasons));
            return false;
        }
        return true;
    }

    private Identity.Issued keepAnd(
            EvidenceKind kind,
            ParticipantId id,
            String mediaType,
            byte[] content,
            java.util.function.Function<EvidenceId, Identity.Issued> issue) {
        return java.util.Objects.requireNonNull(context.getBean(TransactionTemplate.class)
                .execute(status ->
                        issue.apply(context.getBean(Evidence.class).keep(BY, kind, id.value(), mediaType, content))));
    }
}
