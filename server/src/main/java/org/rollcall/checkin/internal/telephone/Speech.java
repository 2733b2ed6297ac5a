package org.rollcall.checkin.internal.telephone;

import org.rollcall.checkin.SpokenText;
import org.rollcall.participant.Language;
import org.rollcall.sound.Sound;

/** What the dialogue says, as sound at 8 kHz. */
interface Speech {
    Sound say(Language language, SpokenText text);

    /** Digits one by one, slowly enough to be remembered. */
    Sound digits(Language language, String digits);

    /** The tone after which the person speaks. */
    Sound tone();
}
