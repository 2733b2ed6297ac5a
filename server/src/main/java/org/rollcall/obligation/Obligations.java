package org.rollcall.obligation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.journal.Actor;
import org.rollcall.participant.ParticipantId;

/** The door to what is due and what became of it. A decision and its outcome commit in one transaction. */
public interface Obligations {
    /**
     * A try as its way reports it.
     *
     * @param meant the check-in it was made for, where the way knows; null where the time tells
     */
    record Tried(
            ParticipantId participant,
            Way way,
            Instant at,
            Finding finding,
            @Nullable UUID comparison,
            List<UUID> evidence,
            @Nullable ObligationId meant) {
        public Tried {
            evidence = List.copyOf(evidence);
        }

        /** One whose check-in the time tells. */
        public Tried(
                ParticipantId participant,
                Way way,
                Instant at,
                Finding finding,
                @Nullable UUID comparison,
                List<UUID> evidence) {
            this(participant, way, at, finding, comparison, evidence, null);
        }
    }

    /** Opens a single obligation, such as a report or a hearing. */
    Obligation open(Actor by, ParticipantId participant, Duty duty, Way way, Window window);

    /**
     * Records a try. It counts for the participant's oldest open check-in whose window holds {@code at} and whose way
     * it is (any way counts for a check-in once the first was inconclusive), or one PENDING_REVIEW whose window still
     * runs; where the way names the check-in, for that one. Satisfied fulfils; anything else leaves it open until the window closes.
     */
    Attempt record(Actor by, Tried tried);

    /** Records that a report or hearing was met or not, by a person, with the source in the journal. */
    Obligation settle(Actor by, ObligationId obligation, Outcome outcome, Instant at, String source);

    /** A person's disposition of a PENDING_REVIEW or MISSED obligation, or a correction, with the reason. */
    Obligation decide(Actor by, ObligationId obligation, Outcome outcome, String reason);

    /** An outage of a way: every window it touches grows by its length inside the window and no less than two hours. */
    void recordOutage(Actor by, Way way, Instant from, Instant until, String what);

    /** Opens windows up to {@code now} plus the horizon and closes those that ended. Cost grows with what is due. */
    void sweep(Instant now);

    Optional<Obligation> find(ObligationId id);

    /** What this person has to do: open now or opening before {@code until}, oldest first. */
    List<Obligation> due(ParticipantId participant, Instant until);

    List<Obligation> history(ParticipantId participant, int most);

    List<Attempt> attempts(ParticipantId participant, int most);

    Optional<Attempt> byReceipt(String receipt);

    /**
     * The due list: open, overdue first, at most {@code most}; one journal entry names the people on it.
     *
     * @param area only people enrolled there; null for all
     */
    List<Obligation> dueList(Actor by, String purpose, @Nullable String area, Instant until, int most);

    /** The due list of the whole programme. */
    List<Obligation> dueList(Actor by, String purpose, Instant until, int most);
}
