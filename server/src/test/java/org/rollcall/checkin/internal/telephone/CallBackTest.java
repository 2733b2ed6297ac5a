package org.rollcall.checkin.internal.telephone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.ServerTest;
import org.rollcall.TestClock;
import org.rollcall.alert.Alert;
import org.rollcall.alert.AlertKind;
import org.rollcall.alert.Alerts;
import org.rollcall.checkin.VoiceEnrolments;
import org.rollcall.identity.SyntheticPeople;
import org.rollcall.journal.Actor;
import org.rollcall.line.CallRecordId;
import org.rollcall.obligation.Attempt;
import org.rollcall.obligation.Duty;
import org.rollcall.obligation.Finding;
import org.rollcall.obligation.Obligation;
import org.rollcall.obligation.ObligationId;
import org.rollcall.obligation.Obligations;
import org.rollcall.obligation.Outcome;
import org.rollcall.obligation.Way;
import org.rollcall.obligation.Window;
import org.rollcall.participant.Participant;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.rollcall.participant.TelephoneNumber;
import org.rollcall.sound.Sound;
import org.rollcall.sound.Wav;
import org.rollcall.sound.WavEncoding;
import org.rollcall.telephony.Baresip;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A call that broke off through our fault is made good: Debian's baresip is called over the trunk. */
@ServerTest
@Tag("long")
// A second server with another clock would go on working on the same database beside the tests that follow.
@DirtiesContext
class CallBackTest {
    private static final Actor OFFICER = new Actor.Officer(UUID.randomUUID());
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String NUMBER = "+15557770001";

    private static int trunk;

    @TempDir
    static Path directory;

    @Autowired
    CallDesk desk;

    @Autowired
    CallBacks callBacks;

    @Autowired
    CallBackOrders orders;

    @Autowired
    VoiceEnrolments enrolments;

    @Autowired
    Participants participants;

    @Autowired
    Obligations obligations;

    @Autowired
    Alerts alerts;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @DynamicPropertySource
    static void trunk(DynamicPropertyRegistry settings) throws IOException {
        trunk = Baresip.freePort();
        settings.add("rollcall.var", () -> directory.resolve("var").toString());
        settings.add("rollcall.line.number", () -> "+12025550100");
        settings.add("rollcall.line.trunk.host", () -> "127.0.0.1");
        settings.add("rollcall.line.trunk.port", () -> trunk);
        settings.add("rollcall.call-backs.look", () -> "1h");
    }

    private Baresip telephone(String name) throws IOException {
        return telephone(name, NUMBER);
    }

    private Baresip telephone(String name, String number) throws IOException {
        Path silence = directory.resolve("silence.wav");
        Wav.write(Sound.silence(Duration.ofMinutes(3), 8_000), WavEncoding.PCM_16, silence);
        return Baresip.startAnswering(directory.resolve(name), number, silence, trunk);
    }

    @Test
    void whoPressesAKeyGoesOnWithTheCheckIn_andWhoDoesNotIsForAPerson() throws Exception {
        ParticipantId id = SyntheticPeople.enrol(participants, LocalDate.of(1980, 1, 1), new TelephoneNumber(NUMBER));
        String pin = participants.giveSignIn(OFFICER, id).pin();
        Participant person = participants.find(id).orElseThrow();
        obligations.open(
                OFFICER,
                id,
                Duty.CHECK_IN,
                Way.TELEPHONE,
                new Window(
                        clock.instant().minus(Duration.ofHours(1)),
                        clock.instant().plus(Duration.ofHours(5))));

        breaksOff(person);
        clock.advance(Duration.ofMinutes(2));
        try (Baresip telephone = telephone("answers")) {
            callBacks.work();
            telephone.await("CALL_ESTABLISHED", SOON);
            telephone.press('1');
            for (char key : pin.toCharArray()) {
                telephone.press(key);
            }
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(findings(id)).contains(new Finding.Inconclusive("no_voiceprint")));
            await().atMost(SOON).untilAsserted(() -> assertThat(ends(id)).containsExactly("TALKED talked"));
        }

        breaksOff(person);
        for (int i = 0; i < CallBackOrders.MOST_TRIES - 1; i++) {
            clock.advance(Duration.ofMinutes(11));
            orders.due(9).forEach(order -> assertThat(orders.begin(order)).isTrue());
        }
        clock.advance(Duration.ofMinutes(11));
        try (Baresip telephone = telephone("is-silent")) {
            callBacks.work();
            telephone.await("CALL_CLOSED", SOON);
            await().atMost(SOON)
                    .untilAsserted(() ->
                            assertThat(ends(id)).containsExactly("TALKED talked", "GAVE_UP nobody_pressed_a_key"));
        }
        assertThat(alerts.of(id, 9)).extracting(Alert::kind).contains(AlertKind.CALL_BACK_FAILED);
    }

    @Test
    void withoutAVoiceTheCallBackIsTheCheckIn() throws Exception {
        var number = new TelephoneNumber("+15557770004");
        ParticipantId id = SyntheticPeople.enrol(participants, LocalDate.of(2012, 1, 1), number);
        String pin = participants.giveSignIn(OFFICER, id).pin();
        Participant person = participants.find(id).orElseThrow();
        enrolments.chooseWithout(OFFICER, id);
        assertThat(desk.errand(person)).isEqualTo(CallDesk.Errand.WITHOUT_VOICE);
        var call = new CallRecordId(UUID.randomUUID());
        assertThat(desk.callBackInstead(call, person)).isEqualTo(CallDesk.Instead.NOTHING_DUE);

        Obligation due = obligations.open(
                OFFICER,
                id,
                Duty.CHECK_IN,
                Way.TELEPHONE,
                new Window(
                        clock.instant().minus(Duration.ofHours(1)),
                        clock.instant().plus(Duration.ofHours(5))));
        assertThat(desk.callBackInstead(call, person)).isEqualTo(CallDesk.Instead.CALL_BACK);
        clock.advance(Duration.ofMinutes(2));
        try (Baresip telephone = telephone("without-voice", number.e164())) {
            callBacks.work();
            telephone.await("CALL_ESTABLISHED", SOON);
            telephone.press('1');
            for (char key : pin.toCharArray()) {
                telephone.press(key);
            }
            await().atMost(SOON).untilAsserted(() -> assertThat(ends(id)).containsExactly("TALKED talked"));
        }
        assertThat(findings(id))
                .containsExactlyInAnyOrder(new Finding.Unfinished("call_back"), new Finding.Satisfied());
        assertThat(obligations.find(due.id()).orElseThrow().outcome()).isEqualTo(Outcome.FULFILLED);
    }

    @Test
    void nobodyIsCalledWhoHasNothingToDoAnyMore() {
        ParticipantId id =
                SyntheticPeople.enrol(participants, LocalDate.of(1980, 1, 1), new TelephoneNumber("+15557770002"));
        breaksOff(participants.find(id).orElseThrow());
        clock.advance(Duration.ofMinutes(2));
        callBacks.work();
        assertThat(ends(id)).containsExactly("NOT_NEEDED no_check_in_is_due");
    }

    @Test
    void aTryIsMadeOnce() {
        ParticipantId id =
                SyntheticPeople.enrol(participants, LocalDate.of(1980, 1, 1), new TelephoneNumber("+15557770003"));
        breaksOff(participants.find(id).orElseThrow());
        clock.advance(Duration.ofMinutes(2));
        CallBackOrders.Order order = orders.due(99).stream()
                .filter(each -> each.participant().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(orders.begin(order)).isTrue();
        assertThat(orders.begin(order)).as("another node").isFalse();
        orders.end(order, CallBackOrders.End.NOT_NEEDED, "over");
    }

    @Test
    void aReminderIsACallOnWhichTheyCheckIn_andNobodyIsToldOfOneThatReachedNobody() throws Exception {
        var number = new TelephoneNumber("+15557770005");
        ParticipantId id = SyntheticPeople.enrol(participants, LocalDate.of(1980, 1, 1), number);
        String pin = participants.giveSignIn(OFFICER, id).pin();
        assertThat(callBacks.order(id, open(id))).isTrue();
        clock.advance(Duration.ofMinutes(2));
        try (Baresip telephone = telephone("reminded", number.e164())) {
            callBacks.work();
            telephone.await("CALL_ESTABLISHED", SOON);
            telephone.press('1');
            for (char key : pin.toCharArray()) {
                telephone.press(key);
            }
            await().atMost(SOON).untilAsserted(() -> assertThat(ends(id)).containsExactly("TALKED talked"));
        }
        assertThat(findings(id)).contains(new Finding.Inconclusive("no_voiceprint"));

        ParticipantId away =
                SyntheticPeople.enrol(participants, LocalDate.of(1980, 1, 1), new TelephoneNumber("+15557770006"));
        ObligationId checkIn = open(away);
        assertThat(callBacks.order(away, checkIn)).isTrue();
        assertThat(callBacks.order(away, checkIn)).as("again").isFalse();
        for (int i = 0; i < CallBackOrders.MOST_REMINDING; i++) {
            clock.advance(Duration.ofMinutes(11));
            callBacks.work();
            int tries = i + 1;
            await().atMost(SOON).untilAsserted(() -> assertThat(tries(away)).isEqualTo(tries));
        }
        await().atMost(SOON).untilAsserted(() -> assertThat(ends(away)).hasSize(1));
        assertThat(ends(away).getFirst()).startsWith("GAVE_UP ");
        assertThat(alerts.of(away, 9)).extracting(Alert::kind).doesNotContain(AlertKind.CALL_BACK_FAILED);
    }

    private ObligationId open(ParticipantId id) {
        return obligations
                .open(
                        OFFICER,
                        id,
                        Duty.CHECK_IN,
                        Way.TELEPHONE,
                        new Window(
                                clock.instant().minus(Duration.ofHours(3)),
                                clock.instant().plus(Duration.ofHours(2))))
                .id();
    }

    private int tries(ParticipantId id) {
        return jdbc.sql(
                        "SELECT count(*)::int FROM checkin.call_back_try t JOIN checkin.call_back o ON o.id = t.call_back"
                                + " WHERE o.participant = ?")
                .param(id.value())
                .query(Integer.class)
                .single();
    }

    private void breaksOff(Participant person) {
        desk.finished(
                new CallRecordId(UUID.randomUUID()),
                person,
                new Finding.TechnicalFailure("line_died_no_media"),
                null,
                List.of());
    }

    private List<Finding> findings(ParticipantId id) {
        return obligations.attempts(id, 9).stream().map(Attempt::finding).toList();
    }

    private List<String> ends(ParticipantId id) {
        return jdbc.sql("""
                SELECT e.how || ' ' || e.last FROM checkin.call_back_end e JOIN checkin.call_back o ON o.id = e.call_back
                WHERE o.participant = ? ORDER BY e.ended
                """)
                .param(id.value())
                .query((row, n) -> row.getString(1))
                .list();
    }
}
