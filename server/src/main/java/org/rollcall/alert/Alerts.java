package org.rollcall.alert;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.journal.Actor;
import org.rollcall.participant.ParticipantId;

/** The officers' queue. Published events ({@link AlertOpened}, {@link AlertClosed}) reach open pages within a second. */
public interface Alerts {
    /** Opens an alert, or returns the open one of the same kind about the same thing. */
    Alert open(Actor by, AlertKind kind, @Nullable ParticipantId participant, @Nullable UUID about, Instant happened);

    /** Records what a person found and closes the alert. @throws IllegalStateException if another was faster */
    Alert close(Actor by, AlertId alert, Alert.Found found, String note);

    Optional<Alert> find(AlertId id);

    /** The open alert of this kind about this thing. */
    Optional<Alert> openOne(AlertKind kind, @Nullable ParticipantId participant, @Nullable UUID about);

    /**
     * The open alerts, oldest first; one journal entry names the people on the list.
     *
     * @param area only about people enrolled there, and about nobody; null for all
     */
    List<Alert> queue(Actor by, String purpose, @Nullable String area, int most);

    /** The open alerts of the whole programme. */
    List<Alert> queue(Actor by, String purpose, int most);

    List<Alert> of(ParticipantId participant, int most);
}
