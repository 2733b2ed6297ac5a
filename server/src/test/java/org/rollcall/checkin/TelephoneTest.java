package org.rollcall.checkin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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

/** Whole calls: Debian's baresip calls the line, espeak-ng speaks, and what was recorded is looked at. */
@ServerTest
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
    Path directory;

    @BeforeEach
    void cohort() {
        SyntheticPeople.cohort(participants, identity);
    }

    /** Someone with a telephone, a PIN and a check-in that is due. */
    private record Caller(ParticipantId id, String number, String pin, Obligation due) {}

    private Caller caller() {
        String number = "+1555%07d".formatted(NUMBERS.incrementAndGet());
        ParticipantId id =
                SyntheticPeople.enrol(participants, LocalDate.of(1980, 1, 1), new TelephoneNumber(number));
        String pin = participants.giveSignIn(OFFICER, id).pin();
        var window = new Window(
                clock.instant().minus(Duration.ofHours(1)), clock.instant().plus(Duration.ofHours(1)));
        return new Caller(
                id, number, pin, obligations.open(OFFICER, id, Duty.CHECK_IN, Way.TELEPHONE, window));
    }

    private Caller enrolled(int voice) {
        Caller caller = caller();
        SyntheticPeople.enrolVoice(identity, caller.id(), voice);
        return caller;
    }

    private RobotCaller calls(String number) throws IOException, InterruptedException {
        var robot = new RobotCaller(directory.resolve(number), number, var.resolve("prompts/en"));
        robot.dial(line.address().orElseThrow().getPort());
        return robot;
    }

    private Attempt attempt(Caller caller) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> obligations.attempts(caller.id(), 5), attempts -> !attempts.isEmpty())
                .getFirst();
    }

    @Test
    void aMatchingVoiceChecksIn() throws Exception {
        Caller caller = enrolled(51);
        try (RobotCaller robot = calls(caller.number())) {
            robot.press(caller.pin());
            robot.answerUntilTheEnd(51, 100, 2);
        }
        Attempt attempt = attempt(caller);
        assertThat(attempt.finding()).isEqualTo(new Finding.Satisfied());
        assertThat(attempt.comparison()).isNotNull();
        assertThat(obligations.find(caller.due().id()).orElseThrow().outcome()).isEqualTo(Outcome.FULFILLED);
        byte[] wav = evidence.read(
                OFFICER, "COMPARISON_REVIEW", new EvidenceId(attempt.evidence().getFirst()));
        assertThat(Wav.read(wav).seconds()).isGreaterThan(3);
    }

    @Test
    void anotherVoiceIsForAPersonAndChangesNothing() throws Exception {
        Caller caller = enrolled(52);
        try (RobotCaller robot = calls(caller.number())) {
            robot.press(caller.pin());
            robot.answerUntilTheEnd(63, 200, 4);
        }
        Attempt attempt = attempt(caller);
        assertThat(attempt.finding()).isInstanceOf(Finding.Inconclusive.class);
        assertThat(attempt.evidence()).as("both answers").hasSize(2);
        assertThat(obligations.find(caller.due().id()).orElseThrow().outcome()).isNull();
        Reviews.Review review = reviews.find(OFFICER, "COMPARISON_REVIEW", attempt.id()).orElseThrow();
        assertThat(review.asked()).hasSize(2).allMatch(digits -> digits.matches("[0-9]{8}"));
        reviews.decide(OFFICER, attempt.id(), Outcome.FULFILLED, "It is the same person with a cold.");
        assertThat(obligations.find(caller.due().id()).orElseThrow().outcome()).isEqualTo(Outcome.FULFILLED);
        assertThat(reviews.find(OFFICER, "COMPARISON_REVIEW", attempt.id())).isEmpty();
    }

    @Test
    void aVoiceprintIsMadeInOneCallAndServesInTheNext() throws Exception {
        Caller caller = caller();
        enrolments.start(OFFICER, caller.id());
        try (RobotCaller robot = calls(caller.number())) {
            robot.press(caller.pin());
            robot.answerUntilTheEnd(54, 300, 6);
        }
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(enrolments.state(caller.id())).isInstanceOf(VoiceEnrolments.State.Made.class));
        assertThat(obligations.attempts(caller.id(), 5)).as("an enrolment is no attempt").isEmpty();
        var answer = new org.rollcall.voice.SpokenDigits(SyntheticPeople.say(54, "29183746", 400), "29183746");
        assertThat(identity.compareVoice(OFFICER, caller.id(), answer).result())
                .isEqualTo(org.rollcall.identity.Compared.Result.MATCH);
    }

    @Test
    void aWrongPinThreeTimesLocksOutAndIsRecordedSo() throws Exception {
        Caller caller = enrolled(55);
        String wrong = caller.pin().startsWith("1") ? "2" + caller.pin().substring(1) : "1" + caller.pin().substring(1);
        try (RobotCaller robot = calls(caller.number())) {
            robot.press(wrong + wrong + wrong);
            robot.awaitEnd();
        }
        assertThat(attempt(caller).finding()).isEqualTo(new Finding.LockedOut());
        assertThat(attempt(caller).evidence()).isEmpty();
    }

    @Test
    void silenceIsForAPerson() throws Exception {
        Caller caller = enrolled(56);
        try (RobotCaller robot = calls(caller.number())) {
            robot.press(caller.pin());
            robot.awaitEnd();
        }
        assertThat(attempt(caller).finding()).isEqualTo(new Finding.Inconclusive("silent"));
    }

    @Test
    void hangingUpIsUnfinishedAtItsStep() throws Exception {
        Caller caller = enrolled(57);
        try (RobotCaller robot = calls(caller.number())) {
            robot.press(caller.pin());
            robot.digitsUntilTone();
            robot.hangUp();
        }
        assertThat(attempt(caller).finding()).isEqualTo(new Finding.Unfinished("digits"));
    }

    @Test
    void withoutAVoiceprintNumberAndPinAreForAPerson() throws Exception {
        Caller caller = caller();
        try (RobotCaller robot = calls(caller.number())) {
            robot.press(caller.pin());
            robot.awaitEnd();
        }
        assertThat(attempt(caller).finding()).isEqualTo(new Finding.Inconclusive("no_voiceprint"));
    }

    @Test
    void zeroAsksForAPerson() throws Exception {
        Caller caller = enrolled(58);
        try (RobotCaller robot = calls(caller.number())) {
            robot.press(caller.pin());
            robot.digitsUntilTone();
            robot.press("0");
            robot.awaitEnd();
        }
        assertThat(attempt(caller).finding()).isEqualTo(new Finding.Unfinished("digits"));
        assertThat(journalled("checkin.person_asked_for", caller.id())).isOne();
    }

    @Test
    void anUnknownCallerHearsWhyAndIsNoted() throws Exception {
        long before = all("checkin.unknown_number_called");
        try (RobotCaller robot = calls("+15559999999")) {
            robot.awaitEnd();
        }
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(all("checkin.unknown_number_called")).isGreaterThan(before));
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
                """)
                .params(action, about.value())
                .query(Long.class)
                .single();
    }
}
