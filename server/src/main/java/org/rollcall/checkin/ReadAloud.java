package org.rollcall.checkin;

import java.util.Optional;
import org.rollcall.participant.Language;
import org.rollcall.sound.Sound;

/** Reads written words with the telephone's voice. */
public interface ReadAloud {
    /** These words as sound at 8 kHz, written as the language is written; empty where this server has no voice. */
    Optional<Sound> read(Language language, String words);
}
