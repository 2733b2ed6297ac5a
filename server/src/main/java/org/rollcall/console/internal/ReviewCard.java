package org.rollcall.console.internal;

import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rollcall.checkin.Reviews.Review;
import org.rollcall.evidence.EvidenceId;
import org.rollcall.obligation.Way;
import org.rollcall.participant.Participant;

/**
 * One attempt to look at, as an officer reads it.
 *
 * @param sound whether the evidence is heard rather than seen
 * @param score in words, with the rate at which another person would score as high; empty where none was made
 */
public record ReviewCard(
        String attempt,
        String name,
        String when,
        String closes,
        String reason,
        boolean sound,
        String score,
        List<String> answers,
        List<String> asked,
        @Nullable String enrolled) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofLocalizedDateTime(
                    FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withLocale(Locale.US);

    static ReviewCard of(Review review, Participant person) {
        var enrolled = review.enrolled();
        return new ReviewCard(
                review.attempt().toString(),
                person.name(),
                TIME.format(review.at().atZone(person.zone())),
                TIME.format(review.closes().atZone(person.zone())),
                review.reason().replace('_', ' '),
                review.way() == Way.TELEPHONE,
                score(review),
                review.answers().stream().map(EvidenceId::toString).toList(),
                review.asked(),
                enrolled == null ? null : enrolled.toString());
    }

    private static String score(Review review) {
        var comparison = review.comparison();
        if (comparison == null || comparison.score() == null || comparison.falseMatchRate() == null) {
            return "";
        }
        return "Score %.2f; about %.2g of other people would score as high."
                .formatted(comparison.score(), comparison.falseMatchRate());
    }
}
