package org.rollcall.checkin;

/** What the telephone says. The key is the name in lower case with hyphens. */
public enum SpokenText {
    GREETING,
    CONSENT,
    ASK_PIN,
    PIN_AGAIN,
    PIN_NOT_HEARD,
    PIN_LOCKED,
    UNKNOWN_NUMBER,
    REPEAT_DIGITS,
    MORE_DIGITS,
    NEW_DIGITS,
    AGAIN_SILENT,
    AGAIN_SHORT,
    AGAIN_QUIET,
    AGAIN_CLIPPED,
    AGAIN_NOISY,
    AGAIN_WRONG_DIGITS,
    AGAIN_UNCLEAR,
    CHECKED_IN,
    PERSON_LOOKS,
    NO_VOICEPRINT,
    CALL_BACK,
    CALLED_BACK_SOON,
    NOTHING_DUE,
    TECHNICAL,
    GOODBYE,
    ENROL_INTRO,
    ENROL_NEXT,
    ENROL_AGAIN,
    ENROL_DONE,
    ENROL_FAILED,
    KEYS_HELP,
    OFFER,
    NEXT_HEARING,
    NO_HEARING,
    REPORT_BY,
    ADDRESS_INTRO,
    ADDRESS_KEPT,
    PHONE_LOST,
    PHONE_LOCKED,
    CALL_FOR_YOU,
    ANOTHER_WAY,
    DIGIT_0,
    DIGIT_1,
    DIGIT_2,
    DIGIT_3,
    DIGIT_4,
    DIGIT_5,
    DIGIT_6,
    DIGIT_7,
    DIGIT_8,
    DIGIT_9;

    /** Its name in the language files and as a recording's file name. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** The text that says this digit, 0 to 9. */
    public static SpokenText digit(int digit) {
        return values()[DIGIT_0.ordinal() + java.util.Objects.checkIndex(digit, 10)];
    }
}
