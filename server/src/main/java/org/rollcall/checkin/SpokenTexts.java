package org.rollcall.checkin;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.rollcall.participant.Language;

/** The telephone's texts in each language, and who has reviewed them (promise 11). */
public interface SpokenTexts {
    /** Whether a text was read by a person who speaks its language. */
    sealed interface Status {
        /** Nobody has yet. */
        record Draft() implements Status {}

        /** By whom and when. */
        record Reviewed(String by, LocalDate on) implements Status {}
    }

    /**
     * One text.
     *
     * @param screen as it is written
     * @param spoken as the voice reads it; another script than the screen's in Mandarin
     */
    record Text(SpokenText text, Status status, String screen, String spoken) {}

    /** The languages there are texts for. */
    Set<Language> languages();

    /** A text in a language. @throws java.util.NoSuchElementException if there are none in it */
    Text text(Language language, SpokenText text);

    /** The consent, PIN and outcome texts of a language that nobody has reviewed; a service refuses a language with any. */
    List<SpokenText> bindingDrafts(Language language);
}
