package org.rollcall.participant;

import java.util.Set;

/**
 * The languages in which this programme may enrol people. A server for a real programme opens a language only when its
 * binding texts have been reviewed; a demonstration and a test open all.
 */
public interface OpenLanguages {
    /** The open languages, in the order of {@link Language}. */
    Set<Language> open();
}
