package org.rollcall.participant.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.rollcall.participant.Participants.NewCondition;
import org.rollcall.participant.Technology;

/** Checks what was entered and says in a sentence what to change. */
final class Entered {
    private static final Duration LONGEST_WINDOW = Duration.ofDays(60);
    private static final Duration LONGEST_UNTIL_REVIEW = Duration.ofDays(366);

    private Entered() {}

    static String text(String what, String text, int most) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.length() > most) {
            throw new IllegalArgumentException("Write the " + what + " with 1 to " + most + " characters.");
        }
        if (stripped.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t')) {
            throw new IllegalArgumentException("The " + what + " holds characters that cannot be shown.");
        }
        return stripped;
    }

    static @Nullable LocalDate born(@Nullable LocalDate born, Clock clock) {
        if (born == null) {
            return null;
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (born.isAfter(today) || born.isBefore(today.minusYears(130))) {
            throw new IllegalArgumentException("The date of birth cannot be right: check the year.");
        }
        return born;
    }

    static void check(NewCondition entered) {
        text("authority", entered.authority(), 500);
        text("reason", entered.reason(), 1000);
        boolean checksIn = entered.technology() == Technology.VOICE || entered.technology() == Technology.APP;
        if (checksIn && entered.recurrence() == null) {
            throw new IllegalArgumentException("Say how often the person checks in: a recurrence rule is missing.");
        }
        if (entered.window().compareTo(Duration.ofMinutes(15)) < 0
                || entered.window().compareTo(LONGEST_WINDOW) > 0) {
            throw new IllegalArgumentException("A window stays open between 15 minutes and 60 days.");
        }
        checkReview(entered.starts(), entered.review());
    }

    private static void checkReview(Instant starts, Instant review) {
        if (!review.isAfter(starts) || review.isAfter(starts.plus(LONGEST_UNTIL_REVIEW))) {
            throw new IllegalArgumentException(
                    "Set the review after the start and within a year: a condition nobody looks at again is not one.");
        }
    }
}
