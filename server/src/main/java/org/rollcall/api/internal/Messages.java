package org.rollcall.api.internal;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.participant.Condition;
import org.rollcall.participant.Language;
import org.rollcall.participant.Participant;
import org.rollcall.participant.Participants.NewCondition;
import org.rollcall.participant.Participants.NewParticipant;
import org.rollcall.participant.Recurrence;
import org.rollcall.participant.Technology;
import org.rollcall.participant.TelephoneNumber;

/** What goes over the interface, as JSON. Times are ISO 8601; a field that is missing is null. */
final class Messages {
    private Messages() {}

    record PersonEntered(
            @Nullable String givenName,
            @Nullable String familyName,
            @Nullable LocalDate born,
            @Nullable String language,
            @Nullable String zone,
            @Nullable String telephone,
            @Nullable Boolean protectedPerson,
            @Nullable Boolean synthetic,
            @Nullable String area,
            @Nullable String consentVersion) {
        NewParticipant checked() {
            return new NewParticipant(
                    needed("givenName", givenName),
                    needed("familyName", familyName),
                    born,
                    Language.ofTag(needed("language", language)),
                    zoneOf(needed("zone", zone)),
                    telephone == null ? null : TelephoneNumber.parse(telephone),
                    Boolean.TRUE.equals(protectedPerson),
                    Boolean.TRUE.equals(synthetic),
                    needed("area", area),
                    needed("consentVersion", consentVersion));
        }
    }

    record PersonChanged(
            @Nullable String givenName,
            @Nullable String familyName,
            @Nullable LocalDate born,
            @Nullable String language,
            @Nullable String zone,
            @Nullable String telephone,
            @Nullable Boolean protectedPerson,
            @Nullable Integer version) {
        Participant of(Participant person) {
            return new Participant(
                    person.id(),
                    needed("givenName", givenName),
                    needed("familyName", familyName),
                    born,
                    Language.ofTag(needed("language", language)),
                    zoneOf(needed("zone", zone)),
                    telephone == null ? null : TelephoneNumber.parse(telephone),
                    needed("protectedPerson", protectedPerson),
                    person.synthetic(),
                    needed("version", version));
        }
    }

    record PersonEnrolled(UUID participant, UUID enrolment) {}

    record Person(
            UUID participant,
            String givenName,
            String familyName,
            @Nullable LocalDate born,
            String language,
            String zone,
            @Nullable String telephone,
            boolean protectedPerson,
            boolean synthetic,
            int version) {
        static Person of(Participant person) {
            TelephoneNumber number = person.telephone();
            return new Person(
                    person.id().value(),
                    person.givenName(),
                    person.familyName(),
                    person.born(),
                    person.language().tag(),
                    person.zone().getId(),
                    number == null ? null : number.e164(),
                    person.protectedPerson(),
                    person.synthetic(),
                    person.version());
        }
    }

    record ConditionEntered(
            @Nullable Technology technology,
            @Nullable String authority,
            @Nullable String reason,
            @Nullable String rule,
            @Nullable LocalDateTime first,
            @Nullable Long windowMinutes,
            @Nullable Instant starts,
            @Nullable Instant review) {
        NewCondition checked(Instant now) {
            if (rule != null && first == null) {
                throw new IllegalArgumentException(
                        "“first” is missing: the local date and time of the first check-in.");
            }
            return new NewCondition(
                    needed("technology", technology),
                    needed("authority", authority),
                    needed("reason", reason),
                    rule == null || first == null ? null : new Recurrence(rule, first),
                    minutes(needed("windowMinutes", windowMinutes)),
                    starts == null ? now : starts,
                    needed("review", review));
        }
    }

    record ConditionKept(
            UUID condition,
            Technology technology,
            String authority,
            String reason,
            @Nullable String rule,
            @Nullable LocalDateTime first,
            long windowMinutes,
            Instant starts,
            Instant review) {
        static ConditionKept of(Condition condition) {
            Recurrence recurrence = condition.recurrence();
            return new ConditionKept(
                    condition.id().value(),
                    condition.technology(),
                    condition.authority(),
                    condition.reason(),
                    recurrence == null ? null : recurrence.rule(),
                    recurrence == null ? null : recurrence.first(),
                    condition.window().toMinutes(),
                    condition.starts(),
                    condition.review());
        }
    }

    record Ending(@Nullable String reason) {}

    private static Duration minutes(long minutes) {
        if (minutes < 1 || minutes > 60L * 24 * 60) {
            throw new IllegalArgumentException("“windowMinutes” lies between 15 and 86400.");
        }
        return Duration.ofMinutes(minutes);
    }

    static <T> T needed(String name, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("“" + name + "” is missing.");
        }
        return value;
    }

    static ZoneId zoneOf(String zone) {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("“zone” is no IANA time zone: write one such as America/New_York.", e);
        }
    }
}
