package org.rollcall.checkin;

import org.rollcall.obligation.ObligationId;
import org.rollcall.participant.ParticipantId;

/**
 * Calls that remind of a check-in by telephone. Nothing of it is said before someone presses a key; who then gives the PIN
 * checks in on that very call.
 */
public interface ReminderCalls {
    /**
     * Orders a call, once for each check-in; journalled. Whoever is not reached is not held to have been reminded, and
     * nobody is told.
     *
     * @return false where it was ordered before, or no call can go out now
     */
    boolean order(ParticipantId participant, ObligationId checkIn);
}
