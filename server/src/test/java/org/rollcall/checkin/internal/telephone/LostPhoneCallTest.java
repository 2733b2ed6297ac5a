package org.rollcall.checkin.internal.telephone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rollcall.ServerTest;
import org.rollcall.TestClock;
import org.rollcall.alert.AlertKind;
import org.rollcall.identity.SyntheticPeople;
import org.rollcall.journal.Actor;
import org.rollcall.line.CallRecordId;
import org.rollcall.participant.AppAccess;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.rollcall.participant.TelephoneNumber;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Someone calls the line since a phone with the app was lost: the dialogue over the real desk. */
@ServerTest
class LostPhoneCallTest {
    private static final TelephoneNumber NUMBER = new TelephoneNumber("+15557770001");

    @Autowired
    Participants participants;

    @Autowired
    AppAccess access;

    @Autowired
    CallDesk desk;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    /** Someone calls with the right PIN and presses these keys when asked for a wish. */
    private ParticipantId calls(TelephoneNumber number, String wish, String then) throws InterruptedException {
        ParticipantId person = SyntheticPeople.enrol(participants, LocalDate.of(1980, 1, 1), number);
        String pin = participants.giveSignIn(new Actor.Machine("test"), person).pin();
        var script = List.<ScriptedCall.Act>of(
                new ScriptedCall.Act.Keys(pin), new ScriptedCall.Act.Keys(wish), new ScriptedCall.Act.Keys(then));
        var conversation = new Conversation(
                new CallRecordId(UUID.randomUUID()),
                new ScriptedCall(script, Map.of()),
                new TalkingInMemory(),
                desk,
                new DrawnDigits());
        TelephoneDialogue.lead(conversation, new Identify(number, List.of()));
        return person;
    }

    @Test
    void aSlipLocksNothing() throws InterruptedException {
        assertThat(access.lastLock(calls(new TelephoneNumber("+15557770002"), "3", "3")))
                .isZero();
    }

    @Test
    void theAppIsLockedAndAPersonIsToCall() throws InterruptedException {
        ParticipantId person = calls(NUMBER, "3", "9");
        assertThat(access.lockedBetween(person, clock.instant().minus(Duration.ofSeconds(1)), clock.instant()))
                .isTrue();
        assertThat(jdbc.sql("SELECT kind FROM alert.alert WHERE participant = ? AND about IS NULL")
                        .param(person.value())
                        .query(String.class)
                        .list())
                .containsExactly(AlertKind.PERSON_ASKED_FOR.name());
        assertThat(jdbc.sql("""
                        SELECT e.actor FROM journal.entry e JOIN journal.subject s ON s.entry = e.number
                        WHERE e.action = 'participant.app_locked' AND s.subject = ?
                        """).param(person.value()).query(String.class).list())
                .containsExactly(new Actor.Participant(person.value()).code());
    }
}
