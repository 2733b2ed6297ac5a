package org.rollcall.request;

/** What is asked for. */
public enum RequestKind {
    /** That something due be excused, before or after its window. */
    EXCUSE,
    /** A person's help. */
    HELP,
    /** That what is kept about them be corrected. */
    CONTEST,
    /** That the address be changed; what is asked is the new one. */
    ADDRESS,
    /** That the telephone number be changed; what is asked is the new one. */
    TELEPHONE;

    /** Whether it is kept only with a document that shows it, and changes nothing before a person has looked at that. */
    public boolean needsProof() {
        return this == ADDRESS || this == TELEPHONE;
    }
}
