package org.rollcall.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rollcall.ServerTest;
import org.rollcall.TestClock;
import org.rollcall.journal.Actor;
import org.rollcall.journal.JournalReader;
import org.rollcall.journal.Subject;
import org.rollcall.participant.Participants.NewCondition;
import org.rollcall.participant.Participants.NewParticipant;
import org.rollcall.participant.Participants.SignIn;
import org.rollcall.participant.Participants.SignInGiven;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class ParticipantsTest {
    private static final Actor OFFICER = new Actor.Officer(UUID.randomUUID());

    @Autowired
    Participants participants;

    @Autowired
    JournalReader reader;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @AfterEach
    void timeAsItWas() {
        clock.reset();
    }

    private static NewParticipant entered(String familyName, String area) {
        return new NewParticipant(
                "Ana",
                familyName,
                LocalDate.of(1990, 2, 3),
                Language.SPANISH,
                ZoneId.of("America/New_York"),
                TelephoneNumber.parse("+1 (555) 123-0000"),
                false,
                true,
                area,
                "consent-es-1");
    }

    private Enrolment enrolled(String familyName) {
        return participants.enrol(OFFICER, entered(familyName, "NYC"));
    }

    private Enrolment enrolled() {
        return enrolled("López " + UUID.randomUUID());
    }

    private NewCondition condition(Technology technology) {
        Instant now = clock.instant();
        return new NewCondition(
                technology,
                "8 U.S.C. § 1226(a)",
                "Missed two office visits; the telephone is the least that helps.",
                new Recurrence("FREQ=WEEKLY;BYDAY=MO", LocalDateTime.of(2026, 11, 23, 9, 0)),
                Duration.ofHours(12),
                now,
                now.plus(90, ChronoUnit.DAYS));
    }

    private List<String> actions(ParticipantId person) {
        return reader.about(Subject.participant(person.value()), 50).stream()
                .map(r -> r.entry().action().code())
                .toList();
    }

    @Test
    void anEnrolledPersonIsFoundAsEntered() {
        Enrolment enrolment = enrolled();
        Participant found = participants.find(enrolment.participant()).orElseThrow();
        assertThat(found.language()).isEqualTo(Language.SPANISH);
        assertThat(found.telephone()).isEqualTo(new TelephoneNumber("+15551230000"));
        assertThat(found.version()).isEqualTo(1);
        assertThat(participants.openEnrolment(found.id())).contains(enrolment);
        assertThat(actions(found.id())).containsExactly("participant.enrolled");
    }

    @Test
    void theJournalHoldsNoName() {
        Enrolment enrolment = enrolled("Unmistakable" + UUID.randomUUID());
        participants.list(OFFICER, "SUPERVISION", null, "Unmistakable", 10);
        assertThat(jdbc.sql("SELECT count(*) FROM journal.entry WHERE canonical LIKE '%Unmistakable%'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(actions(enrolment.participant())).contains("participant.listed");
    }

    @Test
    void twoWhoChangeTheSameRecordDoNotOverwriteEachOther() {
        Participant read = participants.find(enrolled().participant()).orElseThrow();
        var first = new Participant(
                read.id(),
                "Anna",
                read.familyName(),
                read.born(),
                Language.FRENCH,
                read.zone(),
                null,
                true,
                read.synthetic(),
                read.version());
        assertThat(participants.change(OFFICER, first).version()).isEqualTo(2);
        assertThatThrownBy(() -> participants.change(OFFICER, read)).isInstanceOf(ChangedMeanwhile.class);
        assertThat(participants.find(read.id()).orElseThrow().givenName()).isEqualTo("Anna");
        assertThat(reader.about(Subject.participant(read.id().value()), 1)
                        .getFirst()
                        .entry()
                        .facts())
                .containsEntry("fields", "given_name language telephone protected");
    }

    @Test
    void whatCannotBeRightIsRefusedWithASentence() {
        for (NewParticipant wrong : List.of(
                entered(" ", "NYC"),
                entered("x".repeat(201), "NYC"),
                entered("a\u0000b", "NYC"),
                entered("López", ""),
                new NewParticipant(
                        "A",
                        "B",
                        LocalDate.now(ZoneId.of("UTC")).plusYears(1),
                        Language.ENGLISH,
                        ZoneId.of("UTC"),
                        null,
                        false,
                        true,
                        "NYC",
                        "c"))) {
            assertThatThrownBy(() -> participants.enrol(OFFICER, wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .message()
                    .endsWith(".");
        }
        assertThatThrownBy(() -> TelephoneNumber.parse("call me")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aHouseholdSharesANumberUntilItsPeopleLeave() {
        String number = "+1555" + (1_000_000 + Math.abs(UUID.randomUUID().hashCode() % 8_999_999));
        var household = new NewParticipant(
                "A",
                "B",
                null,
                Language.ENGLISH,
                ZoneId.of("UTC"),
                new TelephoneNumber(number),
                false,
                true,
                "NYC",
                "c");
        Enrolment one = participants.enrol(OFFICER, household);
        Enrolment two = participants.enrol(OFFICER, household);
        assertThat(participants.byTelephone(new TelephoneNumber(number)))
                .extracting(Participant::id)
                .containsExactlyInAnyOrder(one.participant(), two.participant());
        participants.close(OFFICER, two.id(), "Case ended.");
        assertThat(participants.byTelephone(new TelephoneNumber(number)))
                .extracting(Participant::id)
                .containsExactly(one.participant());
    }

    @Test
    void aListShowsAnAreaAndTreatsWildcardsAsText() {
        String mark = UUID.randomUUID().toString();
        Enrolment here = participants.enrol(OFFICER, entered("Ünal%_ " + mark, "Here" + mark));
        participants.enrol(OFFICER, entered("Other " + mark, "There" + mark));
        assertThat(participants.list(OFFICER, "SUPERVISION", "Here" + mark, "", 50))
                .extracting(Participant::id)
                .containsExactly(here.participant());
        assertThat(participants.list(OFFICER, "SUPERVISION", null, "ünal%_ " + mark, 50))
                .hasSize(1);
        assertThat(participants.list(OFFICER, "SUPERVISION", null, "%" + mark, 50))
                .isEmpty();
        assertThat(participants.list(OFFICER, "SUPERVISION", null, mark, 1)).hasSize(1);
    }

    @Test
    void aConditionStandsUntilItEnds() {
        Enrolment enrolment = enrolled();
        Condition set = participants.setCondition(OFFICER, enrolment.id(), condition(Technology.VOICE));
        assertThat(participants.conditions(enrolment.participant())).containsExactly(set);
        assertThat(participants.technologies(Set.of(enrolment.participant())))
                .containsEntry(enrolment.participant(), Set.of(Technology.VOICE));
        assertThatThrownBy(() -> participants.setCondition(OFFICER, enrolment.id(), condition(Technology.VOICE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("End it first");
        participants.endCondition(OFFICER, set.id(), "Four weeks without a missed check-in.");
        assertThat(participants.conditions(enrolment.participant())).isEmpty();
        assertThatThrownBy(() -> participants.endCondition(OFFICER, set.id(), "again"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> participants.endCondition(OFFICER, new ConditionId(UUID.randomUUID()), "no such"))
                .isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void aConditionWithoutAuthorityRecurrenceOrReviewIsRefused() {
        EnrolmentId enrolment = enrolled().id();
        NewCondition good = condition(Technology.APP);
        for (NewCondition wrong : List.of(
                new NewCondition(
                        good.technology(),
                        " ",
                        good.reason(),
                        good.recurrence(),
                        good.window(),
                        good.starts(),
                        good.review()),
                new NewCondition(
                        good.technology(),
                        good.authority(),
                        "",
                        good.recurrence(),
                        good.window(),
                        good.starts(),
                        good.review()),
                new NewCondition(
                        good.technology(),
                        good.authority(),
                        good.reason(),
                        null,
                        good.window(),
                        good.starts(),
                        good.review()),
                new NewCondition(
                        good.technology(),
                        good.authority(),
                        good.reason(),
                        good.recurrence(),
                        Duration.ofDays(61),
                        good.starts(),
                        good.review()),
                new NewCondition(
                        good.technology(),
                        good.authority(),
                        good.reason(),
                        good.recurrence(),
                        good.window(),
                        good.starts(),
                        good.starts()))) {
            assertThatThrownBy(() -> participants.setCondition(OFFICER, enrolment, wrong))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void nothingIsSetOnAClosedEnrolment() {
        Enrolment enrolment = enrolled();
        participants.setCondition(OFFICER, enrolment.id(), condition(Technology.VOICE));
        participants.close(OFFICER, enrolment.id(), "Removed from the programme.");
        assertThat(participants.openEnrolment(enrolment.participant())).isEmpty();
        assertThat(participants.conditions(enrolment.participant())).isEmpty();
        assertThatThrownBy(() -> participants.setCondition(OFFICER, enrolment.id(), condition(Technology.APP)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(actions(enrolment.participant()))
                .contains("participant.condition_ended", "participant.enrolment_closed");
    }

    @Test
    void codeAndPinOpenAndOlderOnesStopWorking() {
        ParticipantId person = enrolled().participant();
        SignInGiven old = participants.giveSignIn(OFFICER, person);
        SignInGiven given = participants.giveSignIn(OFFICER, person);
        assertThat(given.enrolmentCode()).matches("[2-9A-HJKMNP-TV-Z]{8}");
        assertThat(given.pin()).matches("[0-9]{6}");
        String spaced = given.enrolmentCode().substring(0, 4).toLowerCase(java.util.Locale.ROOT) + "-"
                + given.enrolmentCode().substring(4);
        assertThat(participants.signIn(spaced, given.pin())).isEqualTo(new SignIn.Accepted(person));
        assertThat(participants.checkPin(person, given.pin())).isEqualTo(new SignIn.Accepted(person));
        assertThat(participants.signIn(old.enrolmentCode(), old.pin())).isInstanceOf(SignIn.Refused.class);
        assertThat(participants.signInGiven(person)).isPresent();
    }

    @Test
    void theTableHoldsNeitherCodeNorPin() {
        SignInGiven given = participants.giveSignIn(OFFICER, enrolled().participant());
        assertThat(jdbc.sql("SELECT count(*) FROM participant.sign_in s WHERE s::text LIKE ? OR s::text LIKE ?")
                        .params("%" + given.enrolmentCode() + "%", "%" + given.pin() + "%")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void fiveFailuresPauseAndEachOneMoreDoublesIt() {
        ParticipantId person = enrolled().participant();
        SignInGiven given = participants.giveSignIn(OFFICER, person);
        String wrong = given.pin().equals("000000") ? "000001" : "000000";
        for (int left = 4; left > 0; left--) {
            assertThat(participants.signIn(given.enrolmentCode(), wrong)).isEqualTo(new SignIn.Refused(left));
        }
        assertPausedFor(participants.signIn(given.enrolmentCode(), wrong), Duration.ofSeconds(30));
        assertThat(participants.signIn(given.enrolmentCode(), given.pin())).isInstanceOf(SignIn.Locked.class);
        assertThat(participants.checkPin(person, given.pin())).isInstanceOf(SignIn.Locked.class);
        clock.advance(Duration.ofSeconds(31));
        assertPausedFor(participants.signIn(given.enrolmentCode(), wrong), Duration.ofSeconds(60));
        clock.advance(Duration.ofSeconds(61));
        assertThat(participants.checkPin(person, given.pin())).isInstanceOf(SignIn.Accepted.class);
        assertThat(participants.signIn(given.enrolmentCode(), wrong)).isEqualTo(new SignIn.Refused(4));
    }

    @Test
    void inAHouseholdThePinTellsWhoItIsAndNobodyPaysForTheOthers() {
        ParticipantId one = enrolled().participant();
        ParticipantId two = enrolled().participant();
        String first = participants.giveSignIn(OFFICER, one).pin();
        String second = participants.giveSignIn(OFFICER, two).pin();
        List<ParticipantId> household = List.of(one, two);
        for (int call = 0; call < 8; call++) {
            assertThat(participants.checkPin(household, second)).isEqualTo(new SignIn.Accepted(two));
        }
        assertThat(participants.checkPin(household, first)).isEqualTo(new SignIn.Accepted(one));
        String wrong = first.equals("000000") || second.equals("000000") ? "000001" : "000000";
        for (int left = 4; left > 0; left--) {
            assertThat(participants.checkPin(household, wrong)).isEqualTo(new SignIn.Refused(left));
        }
        assertPausedFor(participants.checkPin(household, wrong), Duration.ofSeconds(30));
        assertThat(participants.checkPin(household, first)).isInstanceOf(SignIn.Locked.class);
        assertThat(participants.checkPin(one, first))
                .as("not paused by the household")
                .isEqualTo(new SignIn.Accepted(one));
    }

    private void assertPausedFor(SignIn signIn, Duration pause) {
        assertThat(signIn)
                .isInstanceOfSatisfying(
                        SignIn.Locked.class,
                        locked -> assertThat(Duration.between(clock.instant(), locked.until()))
                                .isBetween(pause.minusSeconds(20), pause));
    }

    @Test
    void aCodeNobodyHasIsTreatedAlike() {
        for (int left = 4; left > 0; left--) {
            assertThat(participants.signIn("ZZZZ2345", "123456")).isEqualTo(new SignIn.Refused(left));
        }
        assertThat(participants.signIn("ZZZZ2345", "123456")).isInstanceOf(SignIn.Locked.class);
        assertThat(participants.signIn("ZZZZ2345", "123456")).isInstanceOf(SignIn.Locked.class);
    }

    @Test
    void whoTriesManyAtOnceGetsNoMoreTries() throws Exception {
        ParticipantId person = enrolled().participant();
        participants.giveSignIn(OFFICER, person);
        Callable<SignIn> once = () -> participants.checkPin(person, "999998");
        try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = many.invokeAll(java.util.Collections.nCopies(12, once));
            int refused = 0;
            for (var answer : answers) {
                if (answer.get() instanceof SignIn.Refused) {
                    refused++;
                }
            }
            assertThat(refused).isEqualTo(4);
        }
    }
}
