package org.rollcall.location;

import java.time.Instant;
import org.rollcall.equipment.TrackerId;
import org.rollcall.track.Fix;

/**
 * A stored fix.
 *
 * @param received when it was stored
 */
public record Placed(TrackerId tracker, Fix fix, Instant received) {}
