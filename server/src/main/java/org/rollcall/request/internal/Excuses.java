package org.rollcall.request.internal;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.journal.Actor;
import org.rollcall.obligation.Duty;
import org.rollcall.obligation.Obligation;
import org.rollcall.obligation.ObligationId;
import org.rollcall.obligation.Obligations;
import org.rollcall.obligation.Outcome;
import org.rollcall.participant.ParticipantId;
import org.rollcall.request.About;
import org.rollcall.request.RequestRefused;
import org.rollcall.request.RequestRefused.Reason;
import org.springframework.stereotype.Component;

/** What can be excused, and the excuse itself. */
@Component
class Excuses {
    private static final Set<Outcome> SETTLED = EnumSet.of(
            Outcome.FULFILLED,
            Outcome.FULFILLED_LATE,
            Outcome.EXCUSED,
            Outcome.WAIVED,
            Outcome.TECHNICAL_FAILURE,
            Outcome.AGENCY_FAILURE);

    private final Obligations obligations;

    Excuses(Obligations obligations) {
        this.obligations = obligations;
    }

    void check(ParticipantId participant, @Nullable About about) {
        Obligation obligation = Optional.ofNullable(about)
                .filter(a -> a.thing() == About.Thing.OBLIGATION)
                .flatMap(this::find)
                .filter(o -> o.participant().equals(participant))
                .orElseThrow(() -> new IllegalArgumentException("Choose what you ask to be excused from."));
        if (obligation.duty() == Duty.HEARING) {
            throw new RequestRefused(Reason.HEARING);
        }
        if (settled(obligation)) {
            throw new RequestRefused(Reason.SETTLED);
        }
    }

    void grant(Actor by, About about, String reason) {
        find(about)
                .filter(obligation -> !settled(obligation))
                .ifPresent(obligation -> obligations.decide(by, obligation.id(), Outcome.EXCUSED, reason));
    }

    static boolean settled(Obligation obligation) {
        Outcome outcome = obligation.outcome();
        return outcome != null && SETTLED.contains(outcome);
    }

    private Optional<Obligation> find(About about) {
        try {
            return obligations.find(new ObligationId(UUID.fromString(about.id())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
