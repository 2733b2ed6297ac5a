package org.rollcall.checkin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.ServerTest;
import org.rollcall.TestClock;
import org.rollcall.checkin.AppCheckIns.Told;
import org.rollcall.checkin.OfflineCheckIns.End;
import org.rollcall.checkin.OfflineCheckIns.Pass;
import org.rollcall.identity.Identity;
import org.rollcall.journal.Actor;
import org.rollcall.obligation.Duty;
import org.rollcall.obligation.Finding;
import org.rollcall.obligation.Obligation;
import org.rollcall.obligation.Obligations;
import org.rollcall.obligation.Outcome;
import org.rollcall.obligation.Way;
import org.rollcall.obligation.Window;
import org.rollcall.participant.AppAccess;
import org.rollcall.participant.Language;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.springframework.beans.factory.annotation.Autowired;

/** A check-in taken without a network, as a telephone with a wrong clock and a bad line sends it. */
@ServerTest
class OfflineCheckInsTest {
    private static final Actor OFFICER = new Actor.Officer(UUID.randomUUID());
    private static final byte[] KEY = new byte[32];
    /** The telephone's clock is this far ahead. */
    private static final Duration AHEAD = Duration.ofMinutes(47);

    @Autowired
    OfflineCheckIns checkIns;

    @Autowired
    Participants participants;

    @Autowired
    Identity identity;

    @Autowired
    Obligations obligations;

    @Autowired
    AppAccess access;

    @Autowired
    Reviews reviews;

    @Autowired
    TestClock clock;

    private ParticipantId person = new ParticipantId(UUID.randomUUID());
    private Obligation due;
    private Pass pass;

    @BeforeEach
    void aTelephoneWithAPass() {
        person = participants
                .enrol(
                        OFFICER,
                        new Participants.NewParticipant(
                                "Otto",
                                "Offline " + UUID.randomUUID(),
                                LocalDate.of(1990, 1, 1),
                                Language.ENGLISH,
                                ZoneId.of("America/New_York"),
                                null,
                                false,
                                true,
                                "Test area",
                                "test"))
                .participant();
        identity.takePhotograph(OFFICER, person, MovingPerson.photograph(), "image/jpeg");
        Instant now = clock.instant();
        due = obligations.open(
                OFFICER,
                person,
                Duty.CHECK_IN,
                Way.APP,
                new Window(now.minusSeconds(60), now.plus(Duration.ofHours(2))));
        pass = checkIns.passes(person, telephone()).getFirst();
    }

    @AfterEach
    void theClockGoesOn() {
        clock.reset();
    }

    private Instant telephone() {
        return clock.instant().plus(AHEAD);
    }

    private byte[] taken(Instant captured, byte[] photograph) {
        var pictures = new ArrayList<>(List.of(photograph));
        pictures.addAll(MovingPerson.frames(pass.actions()));
        String sizes = pictures.stream().map(p -> Integer.toString(p.length)).collect(Collectors.joining(","));
        byte[] head = ("{\"captured\":\"" + captured.truncatedTo(ChronoUnit.MILLIS) + "\",\"cannot\":false,\"sizes\":["
                        + sizes + "]}")
                .getBytes(StandardCharsets.UTF_8);
        var open = new ByteArrayOutputStream();
        open.writeBytes(ByteBuffer.allocate(4).putInt(head.length).array());
        open.writeBytes(head);
        pictures.forEach(open::writeBytes);
        return sealed(open.toByteArray());
    }

    private byte[] sealed(byte[] open) {
        try {
            var nonce = new byte[12];
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(KEY, "AES"), new GCMParameterSpec(128, nonce));
            cipher.updateAAD(pass.id().toString().getBytes(StandardCharsets.US_ASCII));
            var sealed = new ByteArrayOutputStream();
            sealed.writeBytes(nonce);
            sealed.writeBytes(cipher.doFinal(open));
            return sealed.toByteArray();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Told send(byte[] sealed, Instant telephoneNow) {
        checkIns.take(pass.id(), pass.secret(), 0, sealed);
        return checkIns.end(pass.id(), pass.secret(), new End(KEY, telephoneNow));
    }

    private Outcome outcome() {
        obligations.sweep(clock.instant());
        return java.util.Objects.requireNonNull(
                obligations.find(due.id()).orElseThrow().outcome());
    }

    @Test
    void takenInsideTheWindowAndSentAfterItIsInTime() {
        clock.advance(Duration.ofHours(1));
        byte[] taken = taken(telephone(), MovingPerson.photograph());
        Instant at = clock.instant();
        clock.advance(Duration.ofHours(5));
        assertThat(outcome()).as("nothing has arrived yet").isEqualTo(Outcome.MISSED);
        Told told = send(taken, telephone());
        assertThat(told).isInstanceOf(Told.Done.class);
        assertThat(Duration.between(told.attempt().at(), at).abs()).isLessThan(Duration.ofSeconds(10));
        assertThat(outcome()).isEqualTo(Outcome.FULFILLED);
    }

    @Test
    void endingTwiceCountsOnce() {
        byte[] taken = taken(telephone(), MovingPerson.photograph());
        Told first = send(taken, telephone());
        assertThat(send(taken, telephone())).isEqualTo(first);
        assertThat(obligations.attempts(person, 10)).hasSize(1);
        assertThat(checkIns.arrived(pass.id(), pass.secret()))
                .as("what was taken is not kept twice")
                .isZero();
    }

    @Test
    void aClockThatWasSetMeanwhileProvesNothing_soAPersonLooks_andItIsNeverMissed() {
        byte[] taken = taken(telephone(), MovingPerson.photograph());
        clock.advance(Duration.ofHours(5));
        assertThat(outcome()).isEqualTo(Outcome.MISSED);
        Told told = send(taken, telephone().minus(Duration.ofHours(4)));
        assertThat(told).isInstanceOf(Told.APersonLooks.class);
        assertThat(told.attempt().finding()).isEqualTo(new Finding.Inconclusive("capture_time_unproved"));
        assertThat(outcome()).isEqualTo(Outcome.PENDING_REVIEW);
    }

    @Test
    void whatIsSentAfterTheLimitGoesToAPerson() {
        byte[] taken = taken(telephone(), MovingPerson.photograph());
        clock.advance(Duration.ofHours(73));
        assertThat(outcome()).isEqualTo(Outcome.MISSED);
        assertThat(send(taken, telephone())).isInstanceOf(Told.APersonLooks.class);
        assertThat(outcome()).isEqualTo(Outcome.PENDING_REVIEW);
    }

    @Test
    void aPassOfAWindowThatIsOverMakesNobodyLate_butIsLate() {
        clock.advance(Duration.ofHours(3));
        assertThat(outcome()).isEqualTo(Outcome.MISSED);
        send(taken(telephone(), MovingPerson.photograph()), telephone());
        assertThat(outcome()).isEqualTo(Outcome.FULFILLED_LATE);
    }

    @Test
    void anInterruptedSendingGoesOnWhereItBrokeOff() {
        byte[] taken = taken(telephone(), MovingPerson.photograph());
        int half = taken.length / 2;
        byte[] first = Arrays.copyOf(taken, half);
        assertThat(checkIns.take(pass.id(), pass.secret(), 0, first)).isEqualTo(half);
        assertThat(checkIns.take(pass.id(), pass.secret(), 0, first))
                .as("sent again")
                .isEqualTo(half);
        assertThatIllegalStateException()
                .isThrownBy(() -> checkIns.take(pass.id(), pass.secret(), half + 1, new byte[1]))
                .withMessageContaining("go on at " + half);
        assertThat(checkIns.arrived(pass.id(), pass.secret())).isEqualTo(half);
        checkIns.take(pass.id(), pass.secret(), half, Arrays.copyOfRange(taken, half, taken.length));
        assertThat(checkIns.end(pass.id(), pass.secret(), new End(KEY, telephone())))
                .isInstanceOf(Told.Done.class);
    }

    @Test
    void whatCannotBeOpenedIsSentAgainFromTheBeginning() {
        byte[] taken = taken(telephone(), MovingPerson.photograph());
        byte[] broken = taken.clone();
        broken[broken.length / 2] ^= 1;
        checkIns.take(pass.id(), pass.secret(), 0, broken);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> checkIns.end(pass.id(), pass.secret(), new End(KEY, telephone())))
                .withMessageContaining("Send it again");
        assertThat(send(taken, telephone())).isInstanceOf(Told.Done.class);
    }

    @Test
    void aPassIsOfUseOnlyWithItsSecret() {
        assertThatThrownBy(() -> checkIns.arrived(pass.id(), "0".repeat(64)))
                .isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> checkIns.take(pass.id(), "0".repeat(64), 0, new byte[1]))
                .isInstanceOf(NoSuchElementException.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> checkIns.take(pass.id(), pass.secret(), 0, new byte[OfflineCheckIns.MOST_BYTES + 1]));
    }

    @Test
    void whatWasTakenAfterThePhoneWasReportedLostGoesToAPerson_andNeverCountsByItself() {
        clock.advance(Duration.ofMinutes(5));
        access.lock(OFFICER, person);
        clock.advance(Duration.ofMinutes(5));
        Told told = send(taken(telephone(), MovingPerson.photograph()), telephone());
        assertThat(told).isInstanceOf(Told.APersonLooks.class);
        assertThat(told.attempt().finding()).isEqualTo(new Finding.Inconclusive("phone_reported_lost"));
        assertThat(reviews.find(OFFICER, "COMPARISON_REVIEW", told.attempt().id())
                        .orElseThrow()
                        .reason())
                .isEqualTo("phone_reported_lost");
        clock.advance(Duration.ofHours(3));
        assertThat(outcome()).isEqualTo(Outcome.PENDING_REVIEW);
    }

    @Test
    void whatWasTakenBeforeThePhoneWasReportedLostCounts_alsoWhenItIsSentAfterwards() {
        byte[] taken = taken(telephone(), MovingPerson.photograph());
        clock.advance(Duration.ofMinutes(5));
        access.lock(new Actor.Participant(person.value()), person);
        clock.advance(Duration.ofMinutes(5));
        assertThat(send(taken, telephone())).isInstanceOf(Told.Done.class);
        assertThat(outcome()).isEqualTo(Outcome.FULFILLED);
    }

    @Test
    void aTimeThatIsNotProvedMayBeAfterTheLoss_andAnotherFaceOnALostPhoneIsNotAskedToTryAgain() {
        byte[] taken = taken(telephone(), MovingPerson.someoneElse());
        clock.advance(Duration.ofMinutes(5));
        access.lock(OFFICER, person);
        Told told = send(taken, telephone().minus(Duration.ofHours(4)));
        assertThat(told).isInstanceOf(Told.APersonLooks.class);
        assertThat(told.attempt().finding()).isEqualTo(new Finding.Inconclusive("phone_reported_lost"));
    }

    @Test
    void aPassFetchedAfterTheLockIsAsGoodAsEver() {
        access.lock(OFFICER, person);
        clock.advance(Duration.ofMinutes(5));
        pass = checkIns.passes(person, telephone()).getFirst();
        clock.advance(Duration.ofMinutes(5));
        assertThat(send(taken(telephone(), MovingPerson.photograph()), telephone()))
                .isInstanceOf(Told.Done.class);
    }

    @Test
    void anotherFaceIsNeverHeldAgainstAnybody() {
        Told told = send(taken(telephone(), MovingPerson.someoneElse()), telephone());
        assertThat(told).isInstanceOf(Told.TryAgain.class);
        clock.advance(Duration.ofHours(5));
        assertThat(outcome()).isEqualTo(Outcome.PENDING_REVIEW);
    }
}
