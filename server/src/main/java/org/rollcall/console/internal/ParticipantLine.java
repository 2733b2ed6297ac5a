package org.rollcall.console.internal;

import java.util.Set;
import org.rollcall.participant.Participant;
import org.rollcall.participant.Technology;

/** Someone on the list. */
public record ParticipantLine(Participant person, Set<Technology> technologies) {}
