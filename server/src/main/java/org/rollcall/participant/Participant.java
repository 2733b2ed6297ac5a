package org.rollcall.participant;

import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A person in the programme.
 *
 * @param givenName as the person writes it
 * @param zone the IANA zone in which their windows are reckoned
 * @param protectedPerson a protection flag stands (asylum, victims, witnesses): no export, no gallery
 * @param synthetic made by the simulator, and marked so wherever shown
 * @param version grows with each change; a change names the version it was made on
 */
public record Participant(
        ParticipantId id,
        String givenName,
        String familyName,
        @Nullable LocalDate born,
        Language language,
        ZoneId zone,
        @Nullable TelephoneNumber telephone,
        boolean protectedPerson,
        boolean synthetic,
        int version) {
    /** Given and family name, as staff see it. */
    public String name() {
        return givenName + " " + familyName;
    }

    /** The same person, spoken to in another language. */
    public Participant speaking(Language other) {
        return new Participant(
                id, givenName, familyName, born, other, zone, telephone, protectedPerson, synthetic, version);
    }
}
