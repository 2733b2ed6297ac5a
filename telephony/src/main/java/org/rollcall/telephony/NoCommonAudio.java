package org.rollcall.telephony;

/** Both sides have no audio in common, or a description cannot be read. */
final class NoCommonAudio extends Exception {
    private static final long serialVersionUID = 1L;

    NoCommonAudio(String message) {
        super(message);
    }
}
