package org.rollcall.voice;

import java.util.List;
import org.rollcall.sound.Sound;

/** A way to say how alike two voices are. Finding digits, checking them and choosing the cohort are the same for all. */
interface VoiceScoring {
    /** Name and version, which every voiceprint carries. */
    String model();

    /** How its scores are read. */
    Calibration calibration();

    /** What is kept of an enrolment's takes beside the digits' models; may have no values. */
    float[] embedding(List<Sound> sounds, List<Speech> takes);

    /** How many standard deviations the claimed voiceprint is above the cohort. */
    double score(Voiceprint claimed, HeardAnswer answer, List<Voiceprint> cohort);
}
