package org.rollcall.console.internal;

import org.rollcall.participant.Participant;

/** Someone whose letters no officer has opened. */
public record WaitingLine(Participant person, int letters, String oldest) {}
