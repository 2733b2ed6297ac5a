package org.rollcall.identity.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.rollcall.participant.Participant;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.springframework.stereotype.Component;

/** Whose template may be made: no one's under eighteen, and no one's whose age is not known. */
@Component
class Eligibility {
    private static final int OF_AGE = 18;
    private final Participants participants;
    private final Clock clock;

    Eligibility(Participants participants, Clock clock) {
        this.participants = participants;
        this.clock = clock;
    }

    Participant participant(ParticipantId id) {
        return participants
                .find(id)
                .orElseThrow(() -> new NoSuchElementException("There is no participant " + id + "."));
    }

    /** Why not, as a word of the closed list; empty if it may. */
    Optional<String> refusal(Participant participant) {
        LocalDate born = participant.born();
        if (born == null) {
            return Optional.of("birth_date_needed");
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), participant.zone());
        return Period.between(born, today).getYears() < OF_AGE ? Optional.of("under_18") : Optional.empty();
    }
}
