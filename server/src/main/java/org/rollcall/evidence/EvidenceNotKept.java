package org.rollcall.evidence;

/** Evidence could not be stored: the machine's failure, never the participant's. */
public final class EvidenceNotKept extends RuntimeException {
    public EvidenceNotKept(String message, Throwable cause) {
        super(message, cause);
    }
}
