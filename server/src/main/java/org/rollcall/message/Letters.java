package org.rollcall.message;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.journal.Actor;
import org.rollcall.participant.Language;
import org.rollcall.participant.ParticipantId;

/**
 * The door to what participants and officers write to each other. Staff write English; a translation is a person's, never
 * a machine's.
 */
public interface Letters {
    /** Someone whose letters wait to be read by staff. */
    record Waiting(ParticipantId participant, int letters, Instant oldest) {}

    /**
     * Keeps a letter from the participant (then {@code by} is theirs) or from staff.
     *
     * @param words 1 to 4000 characters
     * @param translated the same in the participant's language, where an officer has it; null otherwise
     * @throws IllegalArgumentException with a plain sentence if that does not hold
     */
    Letter write(Actor by, ParticipantId participant, Language language, String words, @Nullable String translated);

    /**
     * Puts a person's translation beside a letter of this participant.
     *
     * @throws IllegalStateException if there is one already
     */
    void translate(Actor by, ParticipantId participant, LetterId letter, Language language, String words);

    /** The letters of this person in both directions, the newest first. */
    List<Letter> of(ParticipantId participant, int most);

    /** How many of the staff's letters the participant has not opened. */
    int unread(ParticipantId participant);

    /** Marks what the other side wrote as read: the staff's where the participant reads, the participant's otherwise. */
    void read(Actor by, ParticipantId participant);

    /**
     * Whose letters no officer has opened, the oldest first; one journal entry names the people on the list.
     *
     * @param area only people enrolled there; null for all
     */
    List<Waiting> waiting(Actor by, String purpose, @Nullable String area, int most);
}
