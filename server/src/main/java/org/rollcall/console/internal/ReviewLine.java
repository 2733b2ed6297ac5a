package org.rollcall.console.internal;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.rollcall.checkin.Movement;
import org.rollcall.checkin.Reviews.Review;
import org.rollcall.face.LivenessAction;
import org.rollcall.identity.Compared;
import org.rollcall.identity.Reasons;
import org.rollcall.obligation.Finding;
import org.rollcall.participant.Participant;

/**
 * An attempt that waits for a person, as the queue and its page show it.
 *
 * @param at in the person's own time
 * @param decideBy when its window closes, in the person's own time
 */
public record ReviewLine(Review review, Participant person, String at, String decideBy) {
    static ReviewLine of(Review review, Participant person) {
        return new ReviewLine(
                review, person, Words.when(review.at(), person.zone()), Words.when(review.closes(), person.zone()));
    }

    /** What the machine could say, in a sentence. */
    public String said() {
        return Reasons.sentence(review.reason());
    }

    /** The score with what it means; that there is none where none was made. */
    public String score() {
        Compared compared = review.comparison();
        if (compared == null || compared.score() == null || compared.falseMatchRate() == null) {
            return "no score";
        }
        return String.format(
                Locale.ENGLISH,
                "%.2f; about %.1f in 100 other people would score as high",
                compared.score(),
                100 * compared.falseMatchRate());
    }

    /** What was asked before the camera, in the order. */
    public String asked(List<LivenessAction> actions) {
        return actions.isEmpty()
                ? "nothing"
                : actions.stream()
                        .map(a -> a.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .collect(Collectors.joining(", "));
    }

    /** Why the frames do not convince, in sentences. */
    public List<String> doubts() {
        Movement movement = review.movement();
        return movement == null
                ? List.of()
                : movement.doubts().stream()
                        .map(d -> Reasons.sentence(d.name().toLowerCase(Locale.ROOT)))
                        .toList();
    }

    /** What became of the challenge, in a sentence. */
    public String moved(Movement movement) {
        return switch (movement.word()) {
            case CONVINCING -> "The head moved as asked.";
            case DOUBTFUL -> "Look at the frames: a machine only doubts.";
            case CANNOT -> "The person says that they cannot do it. That is an equal way.";
            case EXPIRED -> "It came after its time.";
        };
    }

    /** Earlier and later tries of the same check-in. */
    public List<String> tries() {
        return review.attempts().stream()
                .map(a -> Words.when(a.at(), person.zone()) + ", " + Words.of(a.way()) + ": " + found(a.finding()))
                .toList();
    }

    private static String found(Finding finding) {
        return switch (finding) {
            case Finding.Satisfied() -> "done";
            case Finding.Inconclusive(String reason) -> Reasons.sentence(reason);
            case Finding.Unfinished(String step) -> "begun and not finished";
            case Finding.LockedOut() -> "the PIN was wrong too often";
            case Finding.TechnicalFailure(String what) -> "a technical failure of ours";
        };
    }

    /** Whether it was said and not shown. */
    public boolean spoken() {
        return review.way() == org.rollcall.obligation.Way.TELEPHONE;
    }
}
