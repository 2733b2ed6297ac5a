package org.rollcall.sound;

/** A sound that cannot be read. Its message is a plain sentence that says what is wrong and, where it can, what to do. */
public final class UnreadableSound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableSound(String sentence) {
        super(sentence);
    }

    public UnreadableSound(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
