package org.rollcall.checkin.internal.telephone;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.rollcall.identity.Compared;

/** What follows from a comparison. Never a decision against the person: checked in, ask again, or a person looks. */
sealed interface Judgement {
    record CheckedIn() implements Judgement {}

    record AskAgain(String reason) implements Judgement {}

    record PersonLooks(String reason) implements Judgement {}

    /** A judgement with what it rests on. */
    record Judged(Judgement judgement, UUID comparison, List<UUID> evidence) {
        public Judged {
            evidence = List.copyOf(evidence);
        }
    }

    /** Reasons that other digits would not change. */
    Set<String> SETTLED = Set.of("cohort_too_small", "no_voiceprint", "not_fresh", "other_model");

    /** Reads a comparison; {@code last} where nothing more will be asked. */
    static Judgement of(Compared compared, boolean last) {
        if (compared.result() == Compared.Result.MATCH) {
            return new CheckedIn();
        }
        String reason = compared.reasons().isEmpty()
                ? "score_below"
                : compared.reasons().getFirst();
        return last || SETTLED.contains(reason) ? new PersonLooks(reason) : new AskAgain(reason);
    }
}
