package org.rollcall.cli;

/** What the command's exit codes mean; every command's help names them. */
final class ExitCode {
    /** Done. */
    static final int OK = 0;
    /** Done, and the answer is no: a journal that does not hold. */
    static final int FOUND = 1;
    /** What was given cannot be read. */
    static final int BAD_INPUT = 2;
    /** Rollcall itself could not do it. */
    static final int FAILED = 3;

    private ExitCode() {}
}
