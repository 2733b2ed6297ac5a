package org.rollcall.checkin.internal.telephone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rollcall.ServerTest;
import org.rollcall.TestClock;
import org.rollcall.evidence.Evidence;
import org.rollcall.evidence.EvidenceId;
import org.rollcall.evidence.RunningRecordings;
import org.rollcall.journal.Actor;
import org.rollcall.line.CallRecordId;
import org.rollcall.obligation.Attempt;
import org.rollcall.obligation.Duty;
import org.rollcall.obligation.Finding;
import org.rollcall.obligation.Obligations;
import org.rollcall.obligation.Way;
import org.rollcall.obligation.Window;
import org.rollcall.participant.ParticipantId;
import org.rollcall.sound.Sound;
import org.rollcall.sound.Wav;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A process that dies in the middle of a call: another one finds the call and nobody answers for it. */
@ServerTest
class LostCallTest {
    private static final Sound SAID = Sound.ofPcm16(new short[] {1, -2, 300, -400, 32767, -32768}, 8_000);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Obligations obligations;

    @Autowired
    Evidence evidence;

    @Autowired
    SpokenSoFar spoken;

    @Autowired
    RunningRecordings running;

    @Autowired
    TestClock clock;

    private final CallRecordId call = new CallRecordId(UUID.randomUUID());
    private final ParticipantId who = new ParticipantId(UUID.randomUUID());

    /** The rows of a call that a process had when it died. */
    private void diedWith(boolean known) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("INSERT INTO line.call_begun (id, direction, asserted, began, node) VALUES (?, 'IN', true, ?, ?)")
                .params(call.value(), now, UUID.randomUUID())
                .update();
        if (known) {
            jdbc.sql("INSERT INTO checkin.call_person (call, participant, known) VALUES (?, ?, ?)")
                    .params(call.value(), who.value(), now)
                    .update();
        }
    }

    private void awaitEnd() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> jdbc.sql("SELECT why FROM line.call_ended WHERE call = ?")
                        .param(call.value())
                        .query(String.class)
                        .optional()
                        .filter("process_died"::equals)
                        .isPresent());
    }

    private List<Attempt> attempts() {
        return obligations.attempts(who, 9);
    }

    @Test
    void theAttemptIsATechnicalFailureWithWhatWasHeardAndThePersonIsCalledBack() {
        Instant opens = clock.instant().minus(Duration.ofHours(1));
        obligations.open(
                new Actor.Machine("test"),
                who,
                Duty.CHECK_IN,
                Way.TELEPHONE,
                new Window(opens, opens.plus(Duration.ofHours(3))));
        spoken.add(call, SAID);
        diedWith(true);
        awaitEnd();
        assertThat(attempts()).singleElement().satisfies(attempt -> {
            assertThat(attempt.finding()).isEqualTo(new Finding.TechnicalFailure("process_died"));
            assertThat(attempt.evidence())
                    .singleElement()
                    .satisfies(kept -> assertThat(
                                    Wav.read(evidence.read(new Actor.Machine("test"), "AUDIT", new EvidenceId(kept))))
                            .isEqualTo(SAID));
        });
        assertThat(jdbc.sql("SELECT participant FROM checkin.call_back WHERE call = ?")
                        .param(call.value())
                        .query(UUID.class)
                        .list())
                .containsExactly(who.value());
    }

    @Test
    void whatAStrangerSaidIsNotKept() {
        spoken.add(call, SAID);
        diedWith(false);
        awaitEnd();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> running.left(call.value()).isEmpty());
        assertThat(attempts()).isEmpty();
    }
}
