package org.rollcall.request;

/** A request was not taken, and why; nothing of it is kept. */
public final class RequestRefused extends IllegalArgumentException {
    /** The reasons. */
    public enum Reason {
        /** No words, or too many. */
        WORDS("Write 1 to 2000 characters."),
        /** As many requests are open as one person may have. */
        MANY("Twenty requests wait for an answer already. Wait for it, or call your officer."),
        /** What it is about was done or excused already. */
        SETTLED("This needs no excuse any more."),
        /** Only the court can excuse from a hearing. */
        HEARING("Only the court can excuse from a hearing. Ask for help."),
        /** A change without the document that shows it. */
        PROOF("Send a photograph or a file that shows it."),
        /** An address that is too long. */
        ADDRESS("Write the address with at most 500 characters.");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }
    }

    private final Reason reason;

    public RequestRefused(Reason reason) {
        super(reason.sentence);
        this.reason = reason;
    }

    /** Why it was not taken. */
    public Reason reason() {
        return reason;
    }
}
