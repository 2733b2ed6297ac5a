package org.rollcall.console.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.rollcall.participant.Participant;
import org.rollcall.request.Request;
import org.rollcall.request.RequestKind;

/**
 * A request as officers read it.
 *
 * @param about what it is about, or null
 * @param now what it would replace, or null
 * @param clock how long there is to answer, or by how much it is overdue
 * @param overdue whether the time to answer has passed
 */
public record RequestLine(
        Request request,
        Participant person,
        String title,
        @Nullable String about,
        @Nullable String now,
        String made,
        String clock,
        boolean overdue) {
    static RequestLine of(
            Request request, Participant person, @Nullable String about, @Nullable String replaced, Instant now) {
        ZoneId zone = person.zone();
        Duration left = Duration.between(now, request.answerBy());
        return new RequestLine(
                request,
                person,
                title(request),
                about,
                replaced,
                Words.when(request.made(), zone),
                left.isNegative() ? "overdue by " + spelled(left.negated()) : spelled(left) + " left",
                left.isNegative());
    }

    /** What granting it is called. */
    public String granting() {
        return switch (request.kind()) {
            case EXCUSE -> "Excuse it";
            case CONTEST -> "Right: it was corrected";
            case ADDRESS, TELEPHONE -> "Accept: it is changed now";
            case HELP -> "Answered";
        };
    }

    /** What refusing it is called. */
    public String refusing() {
        return request.kind() == RequestKind.EXCUSE ? "Do not excuse it" : "It stays as it is";
    }

    private static String title(Request request) {
        return switch (request.kind()) {
            case EXCUSE -> "Asks to be excused";
            case HELP -> "Asks for help";
            case CONTEST -> "Says that an entry is not right";
            case ADDRESS -> "Has a new address";
            case TELEPHONE -> "Has a new telephone number";
        };
    }

    private static String spelled(Duration time) {
        long hours = time.toHours();
        return hours >= 48 ? time.toDays() + " days" : hours == 1 ? "1 hour" : hours + " hours";
    }
}
