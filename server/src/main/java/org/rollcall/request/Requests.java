package org.rollcall.request;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollcall.document.DocumentId;
import org.rollcall.journal.Actor;
import org.rollcall.participant.ParticipantId;

/** The door to what participants ask for. Each has a time by which a person answers ({@code rollcall.request.*}). */
public interface Requests {
    /**
     * What is asked.
     *
     * @param about an {@link About.Thing#OBLIGATION} of this person for an excuse: a check-in or a report. What came of
     *     a hearing is the court's
     * @param words 1 to 2000 characters; the new address (at most 500) or telephone number where that is asked
     * @param document one of this person's, or null where {@link RequestKind#needsProof} does not want one
     */
    record Asked(
            RequestKind kind,
            @Nullable About about,
            String words,
            @Nullable DocumentId document) {}

    /**
     * Keeps a request. The same one sent twice is one: the same words about the same thing while it is open.
     *
     * @throws RequestRefused if what {@link Asked} says does not hold, twenty are open, or what it is about was done or
     *     excused already
     */
    Request make(Actor by, ParticipantId participant, Asked asked);

    /** Keeps a request with no document. */
    Request make(Actor by, ParticipantId participant, RequestKind kind, @Nullable About about, String words);

    /**
     * Answers, once. An excuse that is granted excuses the obligation in the same transaction, unless it has been
     * fulfilled meanwhile; an address or number that is granted changes in the same transaction.
     *
     * @param words 1 to 2000 characters, which the person reads
     * @throws IllegalStateException if it has been answered already
     */
    Request answer(Actor by, RequestId request, Request.Result result, String words);

    /** Without journal: a page that shows it journals the read. */
    Optional<Request> find(RequestId request);

    /** This person's requests, newest first. */
    List<Request> of(ParticipantId participant, int most);

    /** How many answers the person has not seen yet. */
    int unseen(ParticipantId participant);

    /** The person has seen their answers. */
    void seen(ParticipantId participant);

    /**
     * The open requests, those to be answered first at the head; one journal entry names the people on the list.
     *
     * @param area only of people enrolled there; null for all
     */
    List<Request> open(Actor by, String purpose, @Nullable String area, int most);
}
