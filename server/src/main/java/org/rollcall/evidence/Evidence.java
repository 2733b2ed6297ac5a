package org.rollcall.evidence;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.rollcall.journal.Actor;

/** The evidence store's door. Content is encrypted at rest, bound to its identifier, and never altered. */
public interface Evidence {
    /** What is known of a piece without opening it. {@code owner} is the participant it is about. */
    record Label(
            EvidenceId id, EvidenceKind kind, UUID owner, String mediaType, long bytes, Instant kept, String sha256) {}

    /**
     * Keeps content durably (on disk before this returns) and labels it in the caller's transaction. Content whose
     * transaction is rolled back is removed later.
     *
     * @throws EvidenceNotKept if the disk is full or fails: a technical failure, never the participant's
     */
    EvidenceId keep(Actor by, EvidenceKind kind, UUID owner, String mediaType, byte[] content);

    /**
     * Opens a piece for a purpose of {@code staff.Purpose} (or {@code OWN_DATA} for the participant); journalled.
     *
     * @throws EvidenceRemoved if the time for which it is kept is over
     */
    byte[] read(Actor by, String purpose, EvidenceId id);

    /** The labels of all that is kept about someone, the newest first. */
    List<Label> of(UUID owner);

    /** The label alone. */
    Label label(EvidenceId id);
}
