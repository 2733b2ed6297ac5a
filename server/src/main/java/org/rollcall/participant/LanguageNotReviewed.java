package org.rollcall.participant;

/** A server for a real programme was told to open a language whose binding texts nobody has reviewed. */
public final class LanguageNotReviewed extends RuntimeException {
    private static final long serialVersionUID = 1;

    public LanguageNotReviewed(String message) {
        super(message);
    }
}
