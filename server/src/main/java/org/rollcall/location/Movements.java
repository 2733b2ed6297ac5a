package org.rollcall.location;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.rollcall.journal.Actor;
import org.rollcall.participant.ParticipantId;
import org.rollcall.staff.Purpose;

/**
 * The door to movement histories: one person at a time, for a purpose, each read journalled. A fix belongs to whoever held
 * the tracker at the fix's time. The participant may read their own.
 */
public interface Movements {
    /** The longest period of one reading. */
    Duration LONGEST = Duration.ofDays(31);

    /** The most fixes of a {@link #history}; {@link #pass} has no limit. */
    int MOST_AT_ONCE = 400_000;

    /**
     * All fixes of a period, in the order of their time; never cut short.
     *
     * @param doubtful fixes received in the period whose own time cannot be
     */
    record History(ParticipantId participant, Instant from, Instant until, List<Placed> fixes, List<Placed> doubtful) {
        /** Copies the lists. */
        public History {
            fixes = List.copyOf(fixes);
            doubtful = List.copyOf(doubtful);
        }
    }

    /**
     * A period gone through once: a month of a fix a second need not fit in the memory.
     *
     * @param fixes all of them, in the order of their time, piece by piece, each read from the store when it is asked for;
     *     no piece is empty
     * @param doubtful fixes received in the period whose own time cannot be
     */
    record Passage(
            ParticipantId participant,
            Instant from,
            Instant until,
            Iterator<List<Placed>> fixes,
            List<Placed> doubtful) {}

    /** Looks again for what is new without a journal entry each time; opening it was one. */
    @FunctionalInterface
    interface Following {
        /** The fixes later than those given before, in order; the first time the latest one. */
        List<Placed> next();
    }

    /**
     * Reads a period, {@code from} inclusive, {@code until} exclusive.
     *
     * @throws IllegalArgumentException if it is longer than {@link #LONGEST}, ends before it begins or has more fixes than
     *     {@link #MOST_AT_ONCE}
     * @throws org.springframework.security.access.AccessDeniedException if a participant asks for another's
     */
    History history(Actor by, Purpose purpose, ParticipantId participant, Instant from, Instant until);

    /**
     * Opens a period as {@link #history} does, to go through it once. Nothing is handed over before the entry in the journal
     * is committed.
     */
    Passage pass(Actor by, Purpose purpose, ParticipantId participant, Instant from, Instant until);

    /** The latest fix with a position. */
    Optional<Placed> latest(Actor by, Purpose purpose, ParticipantId participant);

    /** How long after its day a fix is kept that was reported while somebody held the tracker; empty where no time is set. */
    Optional<Duration> keptFor();

    /** Follows someone's latest positions, for an open page. */
    Following follow(Actor by, Purpose purpose, ParticipantId participant);
}
