package org.rollcall.document;

import java.time.Instant;
import java.util.List;
import org.rollcall.evidence.EvidenceId;
import org.rollcall.participant.ParticipantId;

/**
 * What a participant sent in.
 *
 * @param pages in their order; those whose time is over are not among them any more
 */
public record Document(DocumentId id, ParticipantId participant, Instant kept, List<DocumentPage> pages) {
    /**
     * One photograph or file.
     *
     * @param number from 1 on
     * @param bytes its length
     */
    public record DocumentPage(EvidenceId piece, int number, DocumentType type, long bytes, Scan scan) {}

    /** What is known of a page's harmlessness. */
    public sealed interface Scan {
        /** The operator has no scanner. */
        record NotAsked() implements Scan {}

        /** The scanner could not be reached yet; staff do not open the page meanwhile. */
        record Waiting() implements Scan {}

        /** The scanner found nothing. */
        record Clean(Instant at) implements Scan {}

        /** The scanner found something after the page had been kept; staff never open it. */
        record Harmful(Instant at, String found) implements Scan {}

        /** Whether staff may open the page. */
        default boolean opens() {
            return this instanceof NotAsked || this instanceof Clean;
        }
    }
}
