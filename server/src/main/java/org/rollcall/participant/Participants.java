package org.rollcall.participant;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollcall.journal.Actor;

/** The door to people, enrolments and conditions. Every change is journalled in the caller's or its own transaction. */
public interface Participants {
    /** What an officer enters to enrol someone. Values are checked: names 1–200 characters, area and consent not blank. */
    record NewParticipant(
            String givenName,
            String familyName,
            @Nullable LocalDate born,
            Language language,
            ZoneId zone,
            @Nullable TelephoneNumber telephone,
            boolean protectedPerson,
            boolean synthetic,
            String area,
            String consentVersion) {}

    /** What an officer enters to set a condition. */
    record NewCondition(
            Technology technology,
            String authority,
            String reason,
            @Nullable Recurrence recurrence,
            Duration window,
            Instant starts,
            Instant review) {}

    /** The code and PIN given to a participant, shown once and kept only as hashes. */
    record SignInGiven(String enrolmentCode, String pin) {}

    /** What came of a sign-in or a PIN. */
    sealed interface SignIn {
        record Accepted(ParticipantId participant) implements SignIn {}

        /** Wrong code or PIN. {@code triesLeft} before a pause of at least 30 seconds. */
        record Refused(int triesLeft) implements SignIn {}

        /** Too many tries: nothing is looked at until {@code until}. */
        record Locked(Instant until) implements SignIn {}
    }

    /** Enrols someone: the person and one open enrolment. */
    Enrolment enrol(Actor by, NewParticipant entered);

    /** Changes the person's particulars. @throws ChangedMeanwhile if {@code changed.version()} is not the current one */
    Participant change(Actor by, Participant changed);

    /** Sets a condition on an open enrolment and publishes {@link ConditionSet}. */
    Condition setCondition(Actor by, EnrolmentId enrolment, NewCondition entered);

    /** Ends a condition now and publishes {@link ConditionEnded}. */
    void endCondition(Actor by, ConditionId condition, String reason);

    /** Gives a new enrolment code (8 characters, no look-alikes) and PIN (6 digits); older ones stop working. */
    SignInGiven giveSignIn(Actor by, ParticipantId participant);

    /**
     * Checks code and PIN of the app. Failures count against the code, whether or not it exists; from the fifth on there
     * is a pause of 30 seconds, doubled by each one more, up to 15 minutes. Not to be called inside a transaction that
     * may be rolled back: the failure would be forgotten with it.
     */
    SignIn signIn(String enrolmentCode, String pin);

    /** Checks the PIN of a known caller; counts and pauses as {@link #signIn} does, and together with it. */
    SignIn checkPin(ParticipantId participant, String pin);

    /**
     * Checks the PIN of someone of a household who share a number, and so tells who it is. Failures count against the
     * household as a whole and not against its members: nobody is paused by the others' calls.
     *
     * @param household who is registered under the number, at least one
     */
    SignIn checkPin(List<ParticipantId> household, String pin);

    /** Without journal: for decisions of the application itself. A page that shows a person journals the read. */
    Optional<Participant> find(ParticipantId id);

    /** Who is registered under this number: none, one, or several of a household. */
    List<Participant> byTelephone(TelephoneNumber number);

    Optional<Enrolment> openEnrolment(ParticipantId participant);

    /** The conditions in force or to come of the open enrolment. */
    List<Condition> conditions(ParticipantId participant);

    /**
     * One of them.
     *
     * @throws NoSuchElementException if it is not among this person's conditions in force or to come
     */
    default Condition condition(ParticipantId participant, ConditionId id) {
        return conditions(participant).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("This person has no such condition in force."));
    }

    /** All enrolled now whose name contains {@code part} (empty for all), by family name, at most {@code most}; the list is one journal entry. */
    List<Participant> list(Actor by, String purpose, @Nullable String area, String part, int most);

    /** Ends a stay in the programme now, and its conditions with it; publishes {@link EnrolmentClosed}. */
    void close(Actor by, EnrolmentId enrolment, String reason);

    /** The technologies in force now, for each of these people who has any. */
    Map<ParticipantId, Set<Technology>> technologies(Collection<ParticipantId> people);

    /** Whether code and PIN were given, and when the present ones were. */
    Optional<Instant> signInGiven(ParticipantId participant);
}
