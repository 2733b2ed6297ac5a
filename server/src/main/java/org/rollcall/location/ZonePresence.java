package org.rollcall.location;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rollcall.equipment.TrackerId;
import org.rollcall.track.zone.Presence;

/**
 * Where a tracker is as to a zone, as far as its fixes show.
 *
 * @param since the first fix on the side that is established; null while none is, or while it is not known
 * @param heard the latest fix judged against this version of the zone; null before the first
 */
public record ZonePresence(
        ZoneId zone,
        TrackerId tracker,
        Presence presence,
        @Nullable Instant since,
        @Nullable Instant heard) {}
