package org.rollcall.checkin.internal.telephone;

import org.rollcall.checkin.SpokenText;
import org.rollcall.participant.Language;
import org.rollcall.sound.Sound;

/** What the dialogue says, as sound at 8 kHz. */
interface Speech {
    Sound say(Language language, SpokenText text);

    /** Digits one by one, slowly enough to be remembered; more slowly still where asked for. */
    Sound digits(Language language, String digits, boolean slowly);

    /** What is about one person, such as a date or the name of a court: never kept, and never an agency's recording. */
    Sound once(Language language, String text);

    /** The tone after which the person speaks. */
    Sound tone();
}
