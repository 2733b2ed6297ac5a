package org.rollcall.evidence;

import java.time.Instant;
import java.util.NoSuchElementException;

/** The piece has left by its retention class; its label and the proof stay. */
public final class EvidenceRemoved extends NoSuchElementException {
    public EvidenceRemoved(EvidenceId id, Instant removed) {
        super("Evidence " + id + " was deleted on " + removed + ", when the time for which it is kept was over.");
    }
}
