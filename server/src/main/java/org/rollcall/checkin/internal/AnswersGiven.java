package org.rollcall.checkin.internal;

import java.util.List;
import org.rollcall.checkin.AppCheckIns.Told;
import org.rollcall.obligation.Attempt;

/** What a participant was told, as a row keeps it, so that the same can be told again. */
final class AnswersGiven {
    private AnswersGiven() {}

    static FaceChallenges.Used note(Told told) {
        String receipt = told.attempt().receipt();
        return switch (told) {
            case Told.Done done -> new FaceChallenges.Used(receipt, "DONE", List.of());
            case Told.TryAgain again -> new FaceChallenges.Used(receipt, "TRY_AGAIN", again.reasons());
            case Told.APersonLooks looks -> new FaceChallenges.Used(receipt, "A_PERSON_LOOKS", List.of());
            case Told.OurFault fault -> new FaceChallenges.Used(receipt, "OUR_FAULT", List.of());
        };
    }

    static Told again(FaceChallenges.Used used, Attempt attempt) {
        return switch (used.told()) {
            case "DONE" -> new Told.Done(attempt);
            case "TRY_AGAIN" -> new Told.TryAgain(attempt, used.reasons());
            case "A_PERSON_LOOKS" -> new Told.APersonLooks(attempt);
            case "OUR_FAULT" -> new Told.OurFault(attempt);
            default -> throw new IllegalStateException("No answer is called " + used.told() + ".");
        };
    }
}
