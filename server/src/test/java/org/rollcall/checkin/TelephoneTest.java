package org.rollcall.checkin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.ServerTest;
import org.rollcall.TestClock;
import org.rollcall.evidence.Evidence;
import org.rollcall.evidence.EvidenceId;
import org.rollcall.identity.Identity;
import org.rollcall.identity.SyntheticPeople;
import org.rollcall.journal.Actor;
import org.rollcall.line.LineAddress;
import org.rollcall.obligation.Attempt;
import org.rollcall.obligation.Duty;
import org.rollcall.obligation.Finding;
import org.rollcall.obligation.Obligation;
import org.rollcall.obligation.Obligations;
import org.rollcall.obligation.Outcome;
import org.rollcall.obligation.Way;
import org.rollcall.obligation.Window;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.rollcall.participant.TelephoneNumber;
import org.rollcall.sound.Wav;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whole calls: Debian's baresip calls the line, espeak-ng speaks, and what was recorded is looked at. A call takes as long
 * as people take, so all are made at the same time.
 */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TelephoneTest {
    private static final Actor OFFICER = new Actor.Officer(UUID.randomUUID());
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    @Autowired
    LineAddress line;

    @Autowired
    Participants participants;

    @Autowired
    Identity identity;

    @Autowired
    Obligations obligations;

    @Autowired
    Evidence evidence;

    @Autowired
    VoiceEnrolments enrolments;

    @Autowired
    Reviews reviews;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @Value("${rollcall.var}")
    Path var;

    @TempDir
    static Path directory;

    private final ExecutorService telephones = Executors.newVirtualThreadPerTaskExecutor();
    private Calling matching;
    private Calling anotherVoice;
    private Calling enrolling;
    private Calling wrongPin;
    private Calling silent;
    private Calling hangingUp;
    private Calling withoutVoiceprint;
    private Calling askingForAPerson;
    private Calling unknown;

    /** Someone with a telephone, a PIN and a check-in that is due. */
    private record Caller(ParticipantId id, String number, String pin, Obligation due) {}

    /** What a caller does once the line has answered. */
    private interface Behaviour {
        void act(RobotCaller robot, Caller caller) throws Exception;
    }

    /** A call that is being made. */
    private record Calling(Caller caller, Future<?> call) {
        Caller over() throws Exception {
            call.get(5, TimeUnit.MINUTES);
            return caller;
        }
    }

    @BeforeAll
    void allCall() {
        SyntheticPeople.cohort(participants, identity);
        matching = calls(enrolled(51), (robot, caller) -> {
            robot.press(caller.pin());
            robot.answerUntilTheEnd(51, 100);
        });
        anotherVoice = calls(enrolled(52), (robot, caller) -> {
            robot.press(caller.pin());
            robot.answerUntilTheEnd(63, 200);
        });
        Caller toEnrol = caller();
        enrolments.start(OFFICER, toEnrol.id());
        enrolling = calls(toEnrol, (robot, caller) -> {
            robot.press(caller.pin());
            robot.answerUntilTheEnd(54, 300);
        });
        wrongPin = calls(enrolled(55), (robot, caller) -> {
            String wrong =
                    (caller.pin().charAt(0) == '1' ? "2" : "1") + caller.pin().substring(1);
            robot.press(wrong + wrong + wrong);
            robot.awaitEnd();
        });
        silent = calls(enrolled(56), (robot, caller) -> {
            robot.press(caller.pin());
            robot.awaitEnd();
        });
        hangingUp = calls(enrolled(57), (robot, caller) -> {
            robot.press(caller.pin());
            robot.digitsUntilTone();
            robot.hangUp();
        });
        withoutVoiceprint = calls(caller(), (robot, caller) -> {
            robot.press(caller.pin());
            robot.awaitEnd();
        });
        askingForAPerson = calls(enrolled(58), (robot, caller) -> {
            robot.press(caller.pin());
            robot.digitsUntilTone();
            robot.press("0");
            robot.awaitEnd();
        });
        Caller nobody = new Caller(new ParticipantId(UUID.randomUUID()), "+15559999999", "", caller().due());
        unknown = calls(nobody, (robot, caller) -> robot.awaitEnd());
    }

    @AfterAll
    void hangUp() {
        telephones.shutdownNow();
    }

    private Caller caller() {
        String number = "+1555%07d".formatted(NUMBERS.incrementAndGet());
        ParticipantId id = SyntheticPeople.enrol(participants, LocalDate.of(1980, 1, 1), new TelephoneNumber(number));
        String pin = participants.giveSignIn(OFFICER, id).pin();
        var window = new Window(
                clock.instant().minus(Duration.ofHours(1)), clock.instant().plus(Duration.ofHours(1)));
        return new Caller(id, number, pin, obligations.open(OFFICER, id, Duty.CHECK_IN, Way.TELEPHONE, window));
    }

    private Caller enrolled(int voice) {
        Caller caller = caller();
        SyntheticPeople.enrolVoice(identity, caller.id(), voice);
        return caller;
    }

    private Calling calls(Caller caller, Behaviour behaviour) {
        return new Calling(caller, telephones.submit(() -> {
            // A directory of its own for each call: the robot listens to what is recorded there.
            Path own = directory.resolve("call-" + NUMBERS.incrementAndGet());
            try (var robot = new RobotCaller(own, caller.number(), var.resolve("prompts/en"))) {
                robot.dial(line.address().orElseThrow().getPort());
                behaviour.act(robot, caller);
            }
            return null;
        }));
    }

    private Attempt attempt(Caller caller) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> obligations.attempts(caller.id(), 5), attempts -> !attempts.isEmpty())
                .getFirst();
    }

    private @Nullable Outcome outcome(Caller caller) {
        return obligations.find(caller.due().id()).orElseThrow().outcome();
    }

    @Test
    void aMatchingVoiceChecksIn() throws Exception {
        Caller caller = matching.over();
        Attempt attempt = attempt(caller);
        assertThat(attempt.finding()).isEqualTo(new Finding.Satisfied());
        assertThat(attempt.comparison()).isNotNull();
        assertThat(outcome(caller)).isEqualTo(Outcome.FULFILLED);
        byte[] wav = evidence.read(
                OFFICER, "COMPARISON_REVIEW", new EvidenceId(attempt.evidence().getFirst()));
        assertThat(Wav.read(wav).seconds()).isGreaterThan(3);
    }

    @Test
    void anotherVoiceIsForAPersonWhoCanDecide() throws Exception {
        Caller caller = anotherVoice.over();
        Attempt attempt = attempt(caller);
        assertThat(attempt.finding()).isInstanceOf(Finding.Inconclusive.class);
        assertThat(attempt.evidence()).as("both answers").hasSize(2);
        assertThat(outcome(caller)).isNull();
        Reviews.Review review =
                reviews.find(OFFICER, "COMPARISON_REVIEW", attempt.id()).orElseThrow();
        assertThat(review.asked()).hasSize(2).allMatch(digits -> digits.matches("[0-9]{8}"));
        assertThat(review.enrolled()).isNotNull();
        reviews.decide(OFFICER, attempt.id(), Outcome.FULFILLED, "The same person, with a cold.");
        assertThat(outcome(caller)).isEqualTo(Outcome.FULFILLED);
        assertThat(reviews.find(OFFICER, "COMPARISON_REVIEW", attempt.id())).isEmpty();
        assertThatThrownBy(() -> reviews.decide(OFFICER, attempt.id(), Outcome.MISSED, "Too late."))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aVoiceprintIsMadeInOneCallAndServesTheNext() throws Exception {
        Caller caller = enrolling.over();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(enrolments.state(caller.id())).isInstanceOf(VoiceEnrolments.State.Made.class));
        assertThat(obligations.attempts(caller.id(), 5))
                .as("an enrolment is no attempt")
                .isEmpty();
        calls(caller, (robot, again) -> {
                    robot.press(again.pin());
                    robot.answerUntilTheEnd(54, 400);
                })
                .over();
        assertThat(attempt(caller).finding()).isEqualTo(new Finding.Satisfied());
        assertThat(outcome(caller)).isEqualTo(Outcome.FULFILLED);
    }

    @Test
    void aWrongPinThreeTimesLocksOutAndIsRecordedSo() throws Exception {
        Attempt attempt = attempt(wrongPin.over());
        assertThat(attempt.finding()).isEqualTo(new Finding.LockedOut());
        assertThat(attempt.evidence()).isEmpty();
    }

    @Test
    void silenceIsForAPerson() throws Exception {
        assertThat(attempt(silent.over()).finding()).isEqualTo(new Finding.Inconclusive("silent"));
    }

    @Test
    void hangingUpIsUnfinishedAtItsStep() throws Exception {
        assertThat(attempt(hangingUp.over()).finding()).isEqualTo(new Finding.Unfinished("digits"));
    }

    @Test
    void withoutAVoiceprintNumberAndPinAreForAPerson() throws Exception {
        assertThat(attempt(withoutVoiceprint.over()).finding()).isEqualTo(new Finding.Inconclusive("no_voiceprint"));
    }

    @Test
    void zeroAsksForAPerson() throws Exception {
        Caller caller = askingForAPerson.over();
        assertThat(attempt(caller).finding()).isEqualTo(new Finding.Unfinished("digits"));
        assertThat(journalled("checkin.person_asked_for", caller.id())).isOne();
    }

    @Test
    void anUnknownCallerHearsWhyAndIsNoted() throws Exception {
        unknown.over();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(all("checkin.unknown_number_called")).isOne());
    }

    private long all(String action) {
        return jdbc.sql("SELECT count(*) FROM journal.entry WHERE action = ?")
                .param(action)
                .query(Long.class)
                .single();
    }

    private long journalled(String action, ParticipantId about) {
        return jdbc.sql("""
                SELECT count(*) FROM journal.entry e JOIN journal.subject s ON s.entry = e.number
                WHERE e.action = ? AND s.subject = ?
                """).params(action, about.value()).query(Long.class).single();
    }
}
