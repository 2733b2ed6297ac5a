package org.rollcall.document;

/** A document was not taken, and why; nothing of it is kept. */
public final class DocumentRefused extends IllegalArgumentException {
    /** The reasons. */
    public enum Reason {
        /** No page was sent. */
        NOTHING("Choose at least one page."),
        /** More pages than are taken at once. */
        PAGES("These are too many pages for one document. Send it in parts."),
        /** A page is too large. */
        SIZE("A page is too large."),
        /** Not a photograph or a PDF file, or broken. */
        TYPE("Send a photograph (JPEG, PNG, WebP) or a PDF file."),
        /** The scanner found something. */
        HARMFUL("The file may contain a harmful program. Send a photograph of the page instead."),
        /** More pages in a day than are taken. */
        TODAY("These are too many pages for one day. Send the rest tomorrow.");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }
    }

    private final Reason reason;

    public DocumentRefused(Reason reason) {
        super(reason.sentence);
        this.reason = reason;
    }

    /** Why it was not taken. */
    public Reason reason() {
        return reason;
    }
}
