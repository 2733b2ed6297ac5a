package org.rollcall.message.internal;

import org.rollcall.journal.Action;

/** What letters write into the journal. */
final class LetterActions {
    static final Action WRITTEN = new Action("message.letter_written");
    static final Action TRANSLATED = new Action("message.letter_translated");
    static final Action READ = new Action("message.letters_read");
    static final Action LISTED = new Action("message.letters_listed");

    private LetterActions() {}
}
