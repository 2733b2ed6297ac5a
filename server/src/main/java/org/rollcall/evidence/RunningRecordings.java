package org.rollcall.evidence;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What is being recorded, encrypted on disk while it is recorded, so that a process that dies takes no more than the last
 * second with it. What becomes a piece of {@link Evidence} is discarded here. After a power failure the last seconds may
 * be missing: pieces are handed to the system, not forced to the disk one by one.
 */
public interface RunningRecordings {
    /**
     * Adds a piece to the recording of a call; the first one begins it.
     *
     * @throws EvidenceNotKept if the disk is full or fails: a technical failure, never the participant's
     */
    void add(UUID call, byte[] piece);

    /** The pieces that were added and not discarded, in order; a last one that was cut off by a crash is left out. */
    List<byte[]> left(UUID call);

    /** Ends the recording of a call and removes what was written. Does nothing where there is none. */
    void discard(UUID call);

    /** Removes what nobody came back for, last written before this time. Answers how many recordings. */
    int discardBefore(Instant time);
}
