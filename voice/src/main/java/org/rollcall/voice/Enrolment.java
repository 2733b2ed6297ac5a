package org.rollcall.voice;

import java.util.List;

/** What became of an enrolment. */
public sealed interface Enrolment {
    /** A voiceprint, and what the speech it was made from was like. */
    record Enrolled(Voiceprint voiceprint, SpeechQuality quality) implements Enrolment {}

    /** No voiceprint; why, most telling first, at least one. */
    record Unusable(List<VoiceProblem> problems) implements Enrolment {
        public Unusable {
            problems = List.copyOf(problems);
        }
    }
}
