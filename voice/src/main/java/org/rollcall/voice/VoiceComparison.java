package org.rollcall.voice;

import java.util.List;

/** A way to compare voices. Implementations are immutable and may be used by many threads. */
public interface VoiceComparison {
    /** The fewest other people a score takes. */
    int COHORT_NEEDED = 30;

    /**
     * Makes a voiceprint from the answers of one call, in which each digit was said at least twice (three times is
     * better) in different orders.
     */
    Enrolment enrol(List<SpokenDigits> takes);

    /**
     * Compares an answer with the voiceprint of the person it claims to be.
     *
     * @param others voiceprints of other people enrolled in the same programme, 30 to 60 of them, better those who speak
     *     the same language; the claimed voiceprint and those of another model are left out
     */
    Comparison compare(Voiceprint claimed, SpokenDigits answer, List<Voiceprint> others);

    /** Name and version of the model; a voiceprint made with another one cannot be compared. */
    String model();
}
