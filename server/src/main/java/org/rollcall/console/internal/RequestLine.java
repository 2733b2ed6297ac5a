package org.rollcall.console.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.rollcall.participant.Participant;
import org.rollcall.request.Request;

/**
 * A request as officers read it.
 *
 * @param about what it is about, or null
 * @param clock how long there is to answer, or by how much it is overdue
 * @param overdue whether the time to answer has passed
 */
public record RequestLine(
        Request request,
        Participant person,
        String title,
        @Nullable String about,
        String made,
        String clock,
        boolean overdue) {
    static RequestLine of(Request request, Participant person, @Nullable String about, Instant now) {
        ZoneId zone = person.zone();
        Duration left = Duration.between(now, request.answerBy());
        return new RequestLine(
                request,
                person,
                title(request),
                about,
                Words.when(request.made(), zone),
                left.isNegative() ? "overdue by " + spelled(left.negated()) : spelled(left) + " left",
                left.isNegative());
    }

    private static String title(Request request) {
        return switch (request.kind()) {
            case EXCUSE -> "Asks to be excused";
            case HELP -> "Asks for help";
            case CONTEST -> "Says that an entry is not right";
        };
    }

    private static String spelled(Duration time) {
        long hours = time.toHours();
        return hours >= 48 ? time.toDays() + " days" : hours == 1 ? "1 hour" : hours + " hours";
    }
}
