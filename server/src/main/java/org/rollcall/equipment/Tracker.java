package org.rollcall.equipment;

import org.jspecify.annotations.Nullable;
import org.rollcall.participant.ParticipantId;

/**
 * A tracker of the stock.
 *
 * @param deviceNumber the identifier it reports itself with (IMEI, or the OsmAnd id)
 * @param holder who holds it now, or null
 */
public record Tracker(
        TrackerId id,
        String deviceNumber,
        String model,
        boolean synthetic,
        @Nullable ParticipantId holder) {}
