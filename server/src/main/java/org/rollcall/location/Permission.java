package org.rollcall.location;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.participant.ParticipantId;

/**
 * For once a person may be where a zone's schedule does not let them. No place is named.
 *
 * @param zone the zone it is for; null for all of theirs
 * @param from inclusive
 * @param until exclusive
 * @param given when; it judges only fixes from then on
 * @param officer who allowed it
 * @param ended when it was taken back; null while it was not
 */
public record Permission(
        PermissionId id,
        ParticipantId participant,
        @Nullable ZoneId zone,
        Reason reason,
        Instant from,
        Instant until,
        Instant given,
        UUID officer,
        @Nullable Instant ended) {
    /** What it is for, in a word. */
    public enum Reason {
        WORK,
        CLINIC,
        TRAVEL,
        FAMILY,
        COURT,
        OTHER
    }

    /** Whether the person may at that instant be where this zone does not let them. */
    public boolean covers(UUID asked, Instant at) {
        return (zone == null || zone.value().equals(asked))
                && !at.isBefore(from)
                && !at.isBefore(given)
                && at.isBefore(until)
                && (ended == null || at.isBefore(ended));
    }
}
