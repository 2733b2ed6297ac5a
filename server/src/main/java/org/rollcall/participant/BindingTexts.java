package org.rollcall.participant;

import java.util.List;

/**
 * Texts that bind a person (consent, PIN, outcome) in one way of speaking: the telephone's, the app's, the messages'. Each
 * module that speaks to participants has one (promise 11).
 */
public interface BindingTexts {
    /** The names of the binding texts in a language that nobody has reviewed, or that are missing; empty if all are. */
    List<String> drafts(Language language);
}
