package org.rollcall.message;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.journal.Actor;
import org.rollcall.participant.Language;
import org.rollcall.participant.ParticipantId;

/** The door to messages for participants. For now they are kept and shown in the app. */
public interface Messages {
    /** Keeps a message for the person, in the caller's or its own transaction. */
    Message send(Actor by, ParticipantId to, MessageKind kind, @Nullable UUID about, Map<String, String> facts);

    /** This person's messages, newest first. */
    List<Message> of(ParticipantId participant, int most);

    /** The message in words, with times as they read in the person's zone. */
    MessageText text(Message message, Language language, ZoneId zone);
}
