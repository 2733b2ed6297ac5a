package org.rollcall.checkin.internal.telephone;

/** The caller pressed zero: whatever step was running ends, and a person calls back. Handled once, around everything. */
final class PersonWanted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PersonWanted() {
        super("The caller asked for a person.", null, false, false);
    }
}
