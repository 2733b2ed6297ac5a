package org.rollcall.document;

import java.util.List;
import java.util.Optional;
import org.rollcall.evidence.EvidenceId;
import org.rollcall.journal.Actor;
import org.rollcall.participant.ParticipantId;

/** The door to what participants send in. */
public interface Documents {
    /**
     * Keeps a document. Pictures lose what they say beside the picture (place, camera, time). Where the operator has a
     * scanner, each page is scanned before it is kept; while the scanner cannot be reached the pages are kept and wait
     * for it. The same pages sent again within a day are the same document.
     *
     * @param pages the content of each page, in order
     * @throws DocumentRefused if it is not taken; nothing is kept then
     */
    Document keep(Actor by, ParticipantId participant, List<byte[]> pages);

    /** Without journal: a page that shows it journals the read. */
    Optional<Document> find(DocumentId document);

    /** A person's documents, newest first, without those whose time is over. */
    List<Document> of(ParticipantId participant);

    /**
     * Opens a page for a member of staff; journalled.
     *
     * @param purpose of {@code staff.Purpose}
     * @throws IllegalStateException if the page waits for the scanner, or the scanner found something in it
     * @throws java.util.NoSuchElementException if this person has no such page
     */
    Opened open(Actor.Officer by, String purpose, ParticipantId participant, EvidenceId page);

    /** A page's content, never to be rendered by the server's own pages. */
    record Opened(DocumentType type, byte[] content) {}

    /** How many pages a document has at most. */
    int mostPages();
}
