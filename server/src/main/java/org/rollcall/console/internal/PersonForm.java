package org.rollcall.console.internal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.rollcall.participant.Language;
import org.rollcall.participant.Participant;
import org.rollcall.participant.Participants.NewParticipant;
import org.rollcall.participant.TelephoneNumber;

/** The particulars as an officer typed them, so that a refused form comes back as it was. */
public record PersonForm(
        @Nullable String givenName,
        @Nullable String familyName,
        @Nullable String born,
        @Nullable String language,
        @Nullable String zone,
        @Nullable String telephone,
        @Nullable String area,
        @Nullable String consentVersion,
        @Nullable Boolean protectedPerson,
        @Nullable Integer version) {
    public PersonForm {
        // Boxed, because a box not ticked and a new record send nothing.
        protectedPerson = Boolean.TRUE.equals(protectedPerson);
        version = version == null ? 0 : version;
    }

    static PersonForm empty(@Nullable String area) {
        return new PersonForm("", "", "", "en", "America/New_York", "", area, "", false, 0);
    }

    static PersonForm of(OpenedPerson opened) {
        Participant person = opened.person();
        return new PersonForm(
                person.givenName(),
                person.familyName(),
                person.born() == null ? "" : person.born().toString(),
                person.language().tag(),
                person.zone().getId(),
                person.telephone() == null ? "" : person.telephone().e164(),
                opened.enrolment().area(),
                opened.enrolment().consentVersion(),
                person.protectedPerson(),
                person.version());
    }

    NewParticipant newParticipant() {
        return new NewParticipant(
                orEmpty(givenName),
                orEmpty(familyName),
                bornDate(),
                Language.ofTag(orEmpty(language)),
                zoneId(),
                number(),
                Boolean.TRUE.equals(protectedPerson),
                false,
                orEmpty(area),
                orEmpty(consentVersion));
    }

    Participant changed(Participant person) {
        return new Participant(
                person.id(),
                orEmpty(givenName),
                orEmpty(familyName),
                bornDate(),
                Language.ofTag(orEmpty(language)),
                zoneId(),
                number(),
                Boolean.TRUE.equals(protectedPerson),
                person.synthetic(),
                version == null ? 0 : version);
    }

    private @Nullable LocalDate bornDate() {
        if (born == null || born.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(born.strip());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("Write the date of birth as year-month-day, such as 1990-02-03.", e);
        }
    }

    private ZoneId zoneId() {
        try {
            return ZoneId.of(orEmpty(zone).strip());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("Choose a time zone from the list, such as America/New_York.", e);
        }
    }

    private @Nullable TelephoneNumber number() {
        return telephone == null || telephone.isBlank() ? null : TelephoneNumber.parse(telephone);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
