package org.rollcall.voice;

import java.util.ArrayList;
import java.util.List;

/** A programme with 36 made-up people enrolled, shared by tests since enrolling takes a while. */
final class Programme {
    static final VoiceComparison COMPARISON = VoiceModel.bundled().comparison();
    static final int PEOPLE = 36;
    private static final List<Voiceprint> VOICEPRINTS = new ArrayList<>();

    private Programme() {}

    static synchronized List<Voiceprint> voiceprints() {
        for (int i = VOICEPRINTS.size(); i < PEOPLE; i++) {
            VOICEPRINTS.add(((Enrolment.Enrolled) enrol(i, 100L + i)).voiceprint());
        }
        return List.copyOf(VOICEPRINTS);
    }

    static Enrolment enrol(int person, long seed) {
        SyntheticPerson p = new SyntheticPerson(person);
        return COMPARISON.enrol(List.of(
                new SpokenDigits(p.says("3160259478", seed), "3160259478"),
                new SpokenDigits(p.says("8297410536", seed + 1_000), "8297410536")));
    }

    static List<Voiceprint> without(int person) {
        List<Voiceprint> others = new ArrayList<>(voiceprints());
        others.remove(person);
        return others;
    }

    static Comparison compare(int claimed, int speaker, String said, String asked, long seed) {
        SpokenDigits answer = new SpokenDigits(new SyntheticPerson(speaker).says(said, seed), asked);
        return COMPARISON.compare(voiceprints().get(claimed), answer, without(claimed));
    }
}
