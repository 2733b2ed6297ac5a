package org.rollcall.identity;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.rollcall.evidence.EvidenceId;
import org.rollcall.journal.Actor;
import org.rollcall.participant.Language;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.rollcall.participant.TelephoneNumber;
import org.rollcall.simulator.SyntheticVoice;
import org.rollcall.sound.Sound;
import org.rollcall.voice.SpokenDigits;

/** People who do not exist and their voices: espeak-ng's variants, each with a pitch and a tempo of its own. */
public final class SyntheticPeople {
    /** How many make a cohort. */
    public static final int COHORT = 40;

    private static final Actor OFFICER = new Actor.Officer(new UUID(1, 1));
    private static final Map<Identity, Boolean> ENROLLED = new ConcurrentHashMap<>();

    private SyntheticPeople() {}

    /** A person of age, registered under a number or none. */
    public static ParticipantId enrol(
            Participants participants, @Nullable LocalDate born, @Nullable TelephoneNumber number) {
        return participants
                .enrol(
                        OFFICER,
                        new Participants.NewParticipant(
                                "Synthetic",
                                "Person",
                                born,
                                Language.ENGLISH,
                                ZoneId.of("America/New_York"),
                                number,
                                false,
                                true,
                                "Newark",
                                "2026-1"))
                .participant();
    }

    /** Forty people enrolled by voice, once an application context. */
    public static void cohort(Participants participants, Identity identity) {
        ENROLLED.computeIfAbsent(identity, i -> {
            for (int n = 0; n < COHORT; n++) {
                ParticipantId person = enrol(participants, LocalDate.of(1990, 1, 1), null);
                enrolVoice(identity, person, n);
            }
            return true;
        });
    }

    /** Enrols a person by the voice of this index. */
    public static void enrolVoice(Identity identity, ParticipantId person, int voice) {
        Identity.Issued issued =
                identity.enrolVoice(OFFICER, person, takes(voice, voice), new EvidenceId(UUID.randomUUID()));
        if (!(issued instanceof Identity.Issued.Template)) {
            throw new IllegalStateException("Voice " + voice + " was not enrolled: " + issued);
        }
    }

    /** Three passes over the ten digits in different orders. */
    public static List<SpokenDigits> takes(int voice, long seed) {
        var takes = new ArrayList<SpokenDigits>();
        for (String order : List.of("0123456789", "7301964825", "9582047136")) {
            takes.add(new SpokenDigits(say(voice, order, seed * 31 + takes.size()), order));
        }
        return takes;
    }

    /** The digits said by the voice of this index, 8 kHz; another seed says them a little otherwise. */
    public static Sound say(int voice, String digits, long seed) {
        try {
            return SyntheticVoice.of(voice, "en-us").say(digits, seed);
        } catch (IOException e) {
            throw new IllegalStateException("Install the voice with: apt-get install espeak-ng", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
