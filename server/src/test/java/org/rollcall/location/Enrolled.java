package org.rollcall.location;

import java.time.ZoneId;
import java.util.UUID;
import org.rollcall.journal.Actor;
import org.rollcall.participant.Language;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;

/** Someone enrolled for a test. */
public final class Enrolled {
    private Enrolled() {}

    public static ParticipantId someone(Participants participants) {
        var entered = new Participants.NewParticipant(
                "Ana",
                "Walker " + UUID.randomUUID(),
                null,
                Language.SPANISH,
                ZoneId.of("America/Chicago"),
                null,
                false,
                true,
                "HOU",
                "es-1");
        return participants.enrol(new Actor.Machine("test"), entered).participant();
    }
}
