package org.rollcall.console.internal;

import java.util.Locale;
import org.rollcall.checkin.Reviews.Review;
import org.rollcall.identity.Compared;
import org.rollcall.identity.Reasons;
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

    /** Whether it was said and not shown. */
    public boolean spoken() {
        return review.way() == org.rollcall.obligation.Way.TELEPHONE;
    }
}
