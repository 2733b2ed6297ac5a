package org.rollcall.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.ServerTest;
import org.rollcall.TestClock;
import org.rollcall.checkin.AppCheckIns.Challenge;
import org.rollcall.checkin.AppCheckIns.Sent;
import org.rollcall.checkin.AppCheckIns.Told;
import org.rollcall.checkin.Reviews.Review;
import org.rollcall.evidence.Evidence;
import org.rollcall.evidence.EvidenceId;
import org.rollcall.evidence.EvidenceKind;
import org.rollcall.identity.Identity;
import org.rollcall.journal.Actor;
import org.rollcall.obligation.Duty;
import org.rollcall.obligation.Finding;
import org.rollcall.obligation.Obligation;
import org.rollcall.obligation.Obligations;
import org.rollcall.obligation.Outcome;
import org.rollcall.obligation.Way;
import org.rollcall.obligation.Window;
import org.rollcall.participant.Language;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.springframework.beans.factory.annotation.Autowired;

/** The app's check-in with what the head did before the camera: it advises, and a person looks at what is in doubt. */
@ServerTest
class AppCheckInsTest {
    private static final Actor OFFICER = new Actor.Officer(UUID.randomUUID());
    private static final String WHY = "COMPARISON_REVIEW";

    @Autowired
    AppCheckIns checkIns;

    @Autowired
    Participants participants;

    @Autowired
    Identity identity;

    @Autowired
    Obligations obligations;

    @Autowired
    Reviews reviews;

    @Autowired
    Evidence evidence;

    @Autowired
    TestClock clock;

    private ParticipantId person = new ParticipantId(UUID.randomUUID());
    private Obligation due;

    @BeforeEach
    void somebodyDue() {
        person = enrolled();
        identity.takePhotograph(OFFICER, person, MovingPerson.photograph(), "image/jpeg");
        Instant now = clock.instant();
        due = obligations.open(
                OFFICER,
                person,
                Duty.CHECK_IN,
                Way.APP,
                new Window(now.minusSeconds(60), now.plus(Duration.ofHours(2))));
    }

    @AfterEach
    void theClockGoesOn() {
        clock.reset();
    }

    private ParticipantId enrolled() {
        return participants
                .enrol(
                        OFFICER,
                        new Participants.NewParticipant(
                                "Dora",
                                "Camera " + UUID.randomUUID(),
                                LocalDate.of(1990, 1, 1),
                                Language.ENGLISH,
                                ZoneId.of("America/New_York"),
                                null,
                                false,
                                true,
                                "Test area",
                                "test"))
                .participant();
    }

    private static Sent moved(Challenge challenge) {
        return new Sent(MovingPerson.photograph(), challenge.id(), MovingPerson.frames(challenge.actions()), false);
    }

    private Review review(Told told) {
        return reviews.find(OFFICER, WHY, told.attempt().id()).orElseThrow();
    }

    @Test
    void aPersonWhoMovesAsAskedIsDone_andTheFramesAreNotKept() {
        Told told = checkIns.checkIn(person, moved(checkIns.challenge(person)));
        assertThat(told).isInstanceOf(Told.Done.class);
        assertThat(told.attempt().evidence()).hasSize(1);
        assertThat(obligations.find(due.id()).orElseThrow().outcome()).isEqualTo(Outcome.FULFILLED);
    }

    @Test
    void whatSomeoneAddsIsKeptBesideThePhotograph_andOnlyWhatTheProgrammeAsksFor() {
        Sent moved = moved(checkIns.challenge(person));
        var place = new Added.Place(40.7, -74, 15);
        var sent = new Sent(
                moved.photograph(),
                moved.challenge(),
                moved.frames(),
                false,
                new Added(place, Map.of("moved", "YES", "wages", "much")));
        Told told = checkIns.checkIn(person, sent);
        assertThat(told).isInstanceOf(Told.Done.class);
        assertThat(told.attempt().evidence()).hasSize(2);
        var kept = new EvidenceId(told.attempt().evidence().getLast());
        assertThat(evidence.label(kept).kind()).isEqualTo(EvidenceKind.CHECK_IN_ADDED);
        assertThat(Added.fromJson(evidence.read(OFFICER, WHY, kept)))
                .isEqualTo(new Added(place, Map.of("moved", "YES")));
    }

    @Test
    void theSameSentTwiceCountsOnce() {
        Sent sent = moved(checkIns.challenge(person));
        Told first = checkIns.checkIn(person, sent);
        Told second = checkIns.checkIn(person, sent);
        assertThat(second).isEqualTo(first);
        assertThat(obligations.attempts(person, 10)).hasSize(1);
    }

    @Test
    void aPhotographHeldStillGoesToAPerson_whoSeesTheFrames() {
        Challenge challenge = checkIns.challenge(person);
        var still = new Sent(
                MovingPerson.photograph(), challenge.id(), Collections.nCopies(6, MovingPerson.straight()), false);
        Told told = checkIns.checkIn(person, still);
        assertThat(told).isInstanceOf(Told.APersonLooks.class);
        assertThat(told.attempt().finding()).isEqualTo(new Finding.Inconclusive("movement_doubtful"));
        assertThat(obligations.find(due.id()).orElseThrow().outcome())
                .as("it decides nothing, and the person may try again")
                .isNull();
        Movement movement = Objects.requireNonNull(review(told).movement());
        assertThat(movement.asked()).isEqualTo(challenge.actions());
        assertThat(movement.doubts()).isNotEmpty();
        assertThat(movement.frames()).isEqualTo(6);
        assertThat(evidence.label(Objects.requireNonNull(movement.kept())).kind())
                .isEqualTo(EvidenceKind.CHALLENGE_FRAMES);
        assertThat(checkIns.checkIn(person, moved(checkIns.challenge(person)))).isInstanceOf(Told.Done.class);
    }

    @Test
    void whoCannotMoveSaysSo_andAPersonLooks() {
        var sent =
                new Sent(MovingPerson.photograph(), checkIns.challenge(person).id(), List.of(), true);
        Told told = checkIns.checkIn(person, sent);
        assertThat(told).isInstanceOf(Told.APersonLooks.class);
        assertThat(review(told).reason()).isEqualTo("cannot_move");
    }

    @Test
    void anExpiredChallengeIsAskedForOnceMore_andNothingIsLost() {
        Sent sent = moved(checkIns.challenge(person));
        clock.advance(Duration.ofMinutes(6));
        Told told = checkIns.checkIn(person, sent);
        assertThat(told).isInstanceOf(Told.TryAgain.class);
        assertThat(((Told.TryAgain) told).reasons()).containsExactly("challenge_expired");
        assertThat(review(told).answers()).hasSize(1);
    }

    @Test
    void aChallengeOfSomeoneElseIsNone() {
        Challenge others = checkIns.challenge(enrolled());
        Told told = checkIns.checkIn(person, moved(others));
        assertThat(told.attempt().finding()).isEqualTo(new Finding.Inconclusive("challenge_expired"));
    }

    @Test
    void anotherPersonIsAskedAgain_thenAPersonLooks_neverMore() {
        for (int i = 1; i <= AppCheckIns.TRIES_BEFORE_A_PERSON; i++) {
            Challenge challenge = checkIns.challenge(person);
            Told told = checkIns.checkIn(
                    person,
                    new Sent(
                            MovingPerson.someoneElse(),
                            challenge.id(),
                            MovingPerson.frames(challenge.actions()),
                            false));
            assertThat(told)
                    .isInstanceOf(
                            i < AppCheckIns.TRIES_BEFORE_A_PERSON ? Told.TryAgain.class : Told.APersonLooks.class);
        }
    }

    @Test
    void aPhotographAloneDoesWhatItDidBefore() {
        assertThat(checkIns.checkIn(person, Sent.alone(MovingPerson.photograph())))
                .isInstanceOf(Told.Done.class);
    }
}
