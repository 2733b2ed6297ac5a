package org.rollcall.message;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.participant.ParticipantId;

/**
 * A message to a participant, shown in their app.
 *
 * @param about what it is about, such as an obligation
 * @param facts what its text names: instants (ISO 8601) and closed-list words
 */
public record Message(
        MessageId id,
        ParticipantId participant,
        MessageKind kind,
        @Nullable UUID about,
        Map<String, String> facts,
        Instant sent) {
    public Message {
        facts = Map.copyOf(facts);
    }
}
