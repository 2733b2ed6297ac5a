package org.rollcall.voice;

import java.util.List;

/** What a comparison found. It never says that someone is not who they say they are. */
public sealed interface Comparison {
    /**
     * A score.
     *
     * @param score standard deviations above the other enrolled people, speaker and digit models fused
     * @param logLikelihoodRatio natural logarithm of how much likelier this is the same voice than another, under
     *     {@link VoiceModel#card() the calibration's} conditions
     * @param falseMatchRate share of other people, 0 to 1, who would score this high; no less than the calibration's
     *     data can tell
     * @param quality what the answer was like
     */
    record Scored(double score, double logLikelihoodRatio, double falseMatchRate, SpeechQuality quality)
            implements Comparison {}

    /**
     * The digits were those asked for, but too few others are enrolled to say how rare the likeness is: a person listens.
     *
     * @param members usable others there were
     * @param needed how many a score takes
     */
    record CohortTooSmall(int members, int needed, DigitCheck digits, SpeechQuality quality) implements Comparison {}

    /** Not the digits asked for, as far as the claimed person's own digits tell. */
    record WrongDigits(DigitCheck digits, SpeechQuality quality) implements Comparison {}

    /** No score; why, most telling first, at least one. */
    record Unusable(List<VoiceProblem> problems) implements Comparison {
        public Unusable {
            problems = List.copyOf(problems);
        }
    }
}
