package org.rollcall.obligation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.participant.ParticipantId;

/**
 * One try.
 *
 * @param obligation null where nothing was due: the attempt is kept all the same
 * @param at when the person did it (for an offline check-in its capture time)
 * @param comparison the comparison's identifier in {@code identity}, if one was made
 * @param evidence identifiers in {@code evidence}
 * @param receipt the receipt number, such as {@code RC-4F7K-29QX}
 */
public record Attempt(
        AttemptId id,
        ParticipantId participant,
        @Nullable ObligationId obligation,
        Way way,
        Instant at,
        Finding finding,
        @Nullable UUID comparison,
        List<UUID> evidence,
        String receipt) {
    public Attempt {
        evidence = List.copyOf(evidence);
    }
}
