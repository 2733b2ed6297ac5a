package org.rollcall.location;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.journal.Actor;
import org.rollcall.participant.ParticipantId;
import org.rollcall.staff.Purpose;

/** The door to one-time permissions: exceptions to the zones' schedules, such as for work, the clinic or a journey. */
public interface Permissions {
    /** The longest one; what lasts longer is a change of the zone. */
    Duration LONGEST = Duration.ofDays(60);

    /** What an officer enters; {@code zone} is null for all of the person's zones. */
    record NewPermission(@Nullable ZoneId zone, Permission.Reason reason, Instant from, Instant until) {}

    /**
     * Gives one. It judges fixes from now on, also where it begins earlier.
     *
     * @throws IllegalArgumentException if an officer does not give it, or it ends before it begins or in the past, or is
     *     longer than {@link #LONGEST}
     * @throws java.util.NoSuchElementException if the zone is not one of theirs
     */
    Permission give(Actor by, ParticipantId participant, NewPermission entered);

    /**
     * Takes one back from now on.
     *
     * @throws java.util.NoSuchElementException if this person has no such permission
     * @throws IllegalStateException if it is over already
     */
    void takeBack(Actor by, ParticipantId participant, PermissionId permission);

    /** Those that stand, are to come or ended within 90 days, the latest first; the read is journalled. */
    List<Permission> of(Actor by, Purpose purpose, ParticipantId participant);
}
