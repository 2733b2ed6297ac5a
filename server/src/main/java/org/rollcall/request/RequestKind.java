package org.rollcall.request;

/** What is asked for. */
public enum RequestKind {
    /** That something due be excused, before or after its window. */
    EXCUSE,
    /** A person's help. */
    HELP,
    /** That what is kept about them be corrected. */
    CONTEST
}
