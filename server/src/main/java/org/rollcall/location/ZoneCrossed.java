package org.rollcall.location;

import java.time.Instant;
import org.rollcall.equipment.TrackerId;
import org.rollcall.participant.ParticipantId;

/** A tracker's fixes showed, with evidence, that a zone's edge was crossed against its rule. {@code at} is the first such fix's time. */
public record ZoneCrossed(ParticipantId participant, TrackerId tracker, ZoneId zone, Crossing crossing, Instant at) {
    /** Which way. */
    public enum Crossing {
        LEFT_INCLUSION,
        ENTERED_EXCLUSION,
        BACK_INSIDE,
        OUT_AGAIN
    }
}
