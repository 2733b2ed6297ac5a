package org.rollcall.voice;

import java.util.ArrayList;
import java.util.List;

/** A programme with 36 made-up people enrolled, shared by tests since enrolling takes a while. */
final class Programme {
    /** With the comparison that ships with Rollcall. */
    static final Programme SHIPPED = new Programme(VoiceModel.bundled().comparison());

    static final int PEOPLE = 36;

    private final VoiceComparison comparison;
    private final List<Voiceprint> voiceprints = new ArrayList<>();

    Programme(VoiceComparison comparison) {
        this.comparison = comparison;
    }

    VoiceComparison comparison() {
        return comparison;
    }

    synchronized List<Voiceprint> voiceprints() {
        for (int i = voiceprints.size(); i < PEOPLE; i++) {
            voiceprints.add(((Enrolment.Enrolled) enrol(i, 100L + i)).voiceprint());
        }
        return List.copyOf(voiceprints);
    }

    Enrolment enrol(int person, long seed) {
        SyntheticPerson p = new SyntheticPerson(person);
        return comparison.enrol(List.of(
                new SpokenDigits(p.says("3160259478", seed), "3160259478"),
                new SpokenDigits(p.says("8297410536", seed + 1_000), "8297410536")));
    }

    List<Voiceprint> without(int person) {
        List<Voiceprint> others = new ArrayList<>(voiceprints());
        others.remove(person);
        return others;
    }

    Comparison compare(int claimed, int speaker, String said, String asked, long seed) {
        SpokenDigits answer = new SpokenDigits(new SyntheticPerson(speaker).says(said, seed), asked);
        return comparison.compare(voiceprints().get(claimed), answer, without(claimed));
    }
}
