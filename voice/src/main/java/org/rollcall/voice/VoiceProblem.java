package org.rollcall.voice;

/** Why speech cannot be used. Each is something the caller can be asked to do again, while still on the line. */
public enum VoiceProblem {
    /** Nothing was said. */
    SILENT("Nothing was heard."),
    /** Too little speech for a voiceprint or a score. */
    TOO_SHORT("Too little was said."),
    TOO_QUIET("The voice was too quiet."),
    CLIPPED("The voice was too loud and distorted."),
    TOO_NOISY("There was too much noise."),
    /** An enrolment asked each digit too seldom, or left some out. */
    TOO_FEW_DIGITS("Each digit from 0 to 9 must be said at least twice."),
    /** The passes of an enrolment do not fit each other: not the digits asked for. */
    WRONG_DIGITS("The digits said were not those asked for."),
    /** The passes of an enrolment sound like more than one person. */
    TWO_VOICES("More than one voice was heard."),
    /** The voiceprint was made with another model: enrol anew. */
    OTHER_MODEL("The voiceprint belongs to another version of the voice model.");

    private final String sentence;

    VoiceProblem(String sentence) {
        this.sentence = sentence;
    }

    /** What is wrong, for an officer to read. */
    public String sentence() {
        return sentence;
    }
}
