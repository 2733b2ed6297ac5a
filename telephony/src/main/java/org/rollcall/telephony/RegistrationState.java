package org.rollcall.telephony;

import java.time.Instant;

/** How a line stands with the trunk it registers with. */
public sealed interface RegistrationState {
    /** It has not been answered yet. */
    record Pending() implements RegistrationState {}

    /** The trunk knows where the line is until then; it is told again before. */
    record Registered(Instant until) implements RegistrationState {}

    /**
     * The trunk does not know where the line is, so that calls may not come.
     *
     * @param reason what happened at the last try
     * @param failures tries that failed in a row
     * @param next when it is tried again
     */
    record Failing(String reason, int failures, Instant next) implements RegistrationState {}
}
