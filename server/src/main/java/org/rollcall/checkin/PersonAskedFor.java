package org.rollcall.checkin;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.participant.ParticipantId;

/** Someone asked to be called back by a person (key 0 on the telephone, or the help button in the app). */
public record PersonAskedFor(
        @Nullable ParticipantId participant, @Nullable UUID attempt, Instant at) {}
