package org.rollcall.location.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.ServerTest;
import org.rollcall.TestDatabase;
import org.rollcall.equipment.Equipment;
import org.rollcall.evidence.Holds;
import org.rollcall.evidence.RetentionRole;
import org.rollcall.journal.Actor;
import org.rollcall.journal.JournalReader;
import org.rollcall.journal.Subject;
import org.rollcall.location.Movements;
import org.rollcall.location.Placed;
import org.rollcall.location.TrackerAddress;
import org.rollcall.location.Wearer;
import org.rollcall.participant.Participants;
import org.rollcall.staff.Purpose;
import org.rollcall.track.Fix;
import org.rollcall.track.TrackerState;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Closed days go from rows into segments, and nobody who reads notices. */
@ServerTest
class SealingTest {
    @Autowired
    Sealing sealing;

    @Autowired
    Retiring retiring;

    @Autowired
    Holds holds;

    @Autowired
    RetentionRole role;

    @Autowired
    Movements movements;

    @Autowired
    Participants participants;

    @Autowired
    Equipment equipment;

    @Autowired
    TrackerAddress address;

    @Autowired
    JournalReader journal;

    @Autowired
    JdbcClient jdbc;

    @Value("${spring.datasource.url}")
    String url;

    private final LocalDate day = LocalDate.now(ZoneOffset.UTC).minusDays(20);
    private final Instant morning = day.atTime(8, 0).toInstant(ZoneOffset.UTC);
    private Wearer wearer;
    private InetSocketAddress gateway;

    @BeforeEach
    void worn() {
        gateway = address.tcp().orElseThrow();
        wearer = new Wearer(participants, equipment, morning.minus(Duration.ofDays(10)));
    }

    private int device() {
        return jdbc.sql("SELECT device FROM location.device WHERE tracker = ?")
                .param(wearer.tracker.id().value())
                .query(Integer.class)
                .single();
    }

    private int rows() {
        return jdbc.sql("SELECT count(*) FROM location.fix WHERE device = ?")
                .param(device())
                .query(Integer.class)
                .single();
    }

    private List<Placed> history() {
        return movements
                .history(
                        Wearer.OFFICER,
                        Purpose.SUPERVISION,
                        wearer.participant,
                        morning.minus(Duration.ofDays(3)),
                        morning.plus(Duration.ofDays(5)))
                .fixes();
    }

    /** Seals the day once the evaluation has seen what was sent. */
    private int seal(LocalDate which) {
        Awaitility.await()
                .untilAsserted(() -> assertThat(jdbc.sql("SELECT count(*) FROM location.unevaluated u"
                                        + " JOIN location.batch b USING (batch) WHERE ? = ANY(b.devices)")
                                .param(device())
                                .query(Integer.class)
                                .single())
                        .isZero());
        return sealing.seal(which, List.of(device()));
    }

    private static List<Fix> everyField(Instant from, int number) {
        List<Fix> fixes = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            fixes.add(Fix.at(from.plusSeconds(60L * i), 29.76 + i * 1.7e-6, -95.37 - i * 3.1e-6)
                    .speed(i % 7)
                    .course(i * 7 % 360)
                    .altitude(i % 50 - 10)
                    .satellites(i % 12 + 1)
                    .battery(100 - i % 90)
                    .state(TrackerState.CHARGING, i % 3 == 0)
                    .extra("io240", i % 2)
                    .extra("io16", 100_000L + i)
                    .build());
        }
        return fixes;
    }

    @Test
    void aSealedDayReadsAsItDidBeforeAndItsRowsAreGone() throws Exception {
        wearer.send(gateway, everyField(morning, 200), everyField(morning.plus(Duration.ofDays(1)), 3));
        List<Placed> before = history();
        assertThat(before).hasSize(203);
        assertThat(seal(day)).isEqualTo(200);
        assertThat(rows()).isEqualTo(3);
        assertThat(history()).isEqualTo(before);
        assertThat(seal(day)).isZero();
        assertThat(seal(day.plusDays(1))).isEqualTo(3);
        assertThat(rows()).isZero();
        assertThat(history()).isEqualTo(before);
        assertThat(movements.latest(Wearer.OFFICER, Purpose.SUPERVISION, wearer.participant))
                .hasValue(before.getLast());
    }

    @Test
    void aLateFixIsReadAtOnceInItsPlaceAndSealedWithTheOthers() throws Exception {
        wearer.send(gateway, Wearer.atHome(morning, 10));
        seal(day);
        wearer.send(gateway, Wearer.atHome(morning.minusSeconds(15), 4), Wearer.atHome(morning, 2));
        List<Placed> read = history();
        assertThat(read).hasSize(14);
        assertThat(read).extracting(placed -> placed.fix().time()).isSorted();
        seal(day);
        assertThat(rows()).isZero();
        assertThat(history()).isEqualTo(read);
    }

    @Test
    void theSealIsInTheJournalAndCanBeRecomputed() throws Exception {
        wearer.send(gateway, everyField(morning, 30));
        seal(day);
        byte[] content = jdbc.sql("SELECT content FROM location.segment WHERE device = ? AND day = ?")
                .params(device(), day)
                .query(byte[].class)
                .single();
        String root = jdbc.sql("SELECT e.facts ->> 'root' FROM journal.entry e JOIN location.segment s"
                        + " ON e.facts ->> 'sealing' = s.sealing::text"
                        + " WHERE e.action = 'location.day_sealed' AND s.device = ? AND s.day = ?")
                .params(device(), day)
                .query(String.class)
                .single();
        // One leaf is its own root.
        assertThat(HexFormat.of()
                        .formatHex(SegmentBytes.leaf(wearer.tracker.id().value(), day, content)))
                .isEqualTo(root);
    }

    @Test
    void rowsThatTheEvaluationHasNotSeenStay() throws Exception {
        wearer.send(gateway, Wearer.atHome(morning, 5));
        seal(day.minusDays(1));
        long batch = jdbc.sql("SELECT max(batch) FROM location.fix WHERE device = ?")
                .param(device())
                .query(Long.class)
                .single();
        try (Connection superuser = TestDatabase.superuser(url);
                var statement = superuser.createStatement()) {
            statement.execute("INSERT INTO location.unevaluated (batch, not_before) VALUES (" + batch
                    + ", now() + interval '1 day')");
            assertThat(sealing.seal(day, List.of(device()))).isZero();
            statement.execute("DELETE FROM location.unevaluated WHERE batch = " + batch);
        }
        assertThat(sealing.seal(day, List.of(device()))).isEqualTo(5);
    }

    @Test
    void aRowThatIsNotWhatWasStoredIsNotSealedAndNothingIsLost() throws Exception {
        wearer.send(gateway, Wearer.atHome(morning, 5));
        seal(day.minusDays(1));
        try (Connection superuser = TestDatabase.superuser(url);
                var statement = superuser.createStatement()) {
            statement.execute("UPDATE location.fix SET latitude_e7 = latitude_e7 + 1 WHERE device = " + device()
                    + " AND fixed = '" + morning + "'");
        }
        assertThatThrownBy(() -> sealing.seal(day, List.of(device()))).isInstanceOf(Sealing.NotAsStored.class);
        assertThat(rows()).isEqualTo(5);
        assertThat(history()).hasSize(5);
    }

    @Test
    void theApplicationItselfMayTakeNothingAway() throws Exception {
        wearer.send(gateway, Wearer.atHome(morning, 5));
        seal(day);
        for (String forbidden : List.of(
                "DELETE FROM location.fix",
                "DELETE FROM location.segment",
                "UPDATE location.segment SET fixes = 1",
                "DELETE FROM location.removal",
                "SELECT location.clear_day(DATE '" + day + "')")) {
            assertThatThrownBy(() -> jdbc.sql(forbidden).query((row, i) -> 1).list())
                    .as(forbidden)
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void anEmptiedDayGivesItsDiskBackAndTakesLateFixesStill() throws Exception {
        LocalDate own = day.minusDays(200);
        Instant noon = own.atTime(12, 0).toInstant(ZoneOffset.UTC);
        wearer.send(gateway, Wearer.atHome(noon, 5));
        assertThat(cleared(own)).isFalse();
        seal(own);
        assertThat(cleared(own)).isTrue();
        wearer.send(gateway, Wearer.atHome(noon.plusSeconds(3_600), 2));
        assertThat(rows()).isEqualTo(2);
    }

    private boolean cleared(LocalDate which) {
        return role.work(desk -> java.util.Objects.requireNonNull(
                desk.jdbc().queryForObject("SELECT location.clear_day(?)", Boolean.class, which)));
    }

    @Test
    void whatIsOverLeavesWithAProofButNeverUnderAHold() throws Exception {
        LocalDate old = LocalDate.now(ZoneOffset.UTC).minusDays(390);
        Instant then = old.atTime(12, 0).toInstant(ZoneOffset.UTC);
        wearer = new Wearer(participants, equipment, then.minus(Duration.ofDays(1)));
        wearer.send(gateway, Wearer.atHome(then, 7), Wearer.atHome(morning, 2));
        seal(old);
        seal(day);
        var keep = new TrackerSettings.Keep(Duration.ofDays(380), null, null);
        var hold = holds.place((Actor.Officer) Wearer.OFFICER, wearer.participant.value(), "The court asks for it.");
        retiring.retire(keep);
        assertThat(segments()).isEqualTo(2);
        holds.lift((Actor.Officer) Wearer.OFFICER, wearer.participant.value(), hold);
        retiring.retire(keep);
        assertThat(segments()).isEqualTo(1);
        assertThat(jdbc.sql("SELECT fixes FROM location.removal WHERE device = ? AND day = ? AND class = 'HELD'")
                        .params(device(), old)
                        .query(Integer.class)
                        .single())
                .isEqualTo(7);
        assertThat(journal.about(Subject.participant(wearer.participant.value()), 20))
                .anySatisfy(recorded -> {
                    assertThat(recorded.entry().action().code()).isEqualTo("location.days_removed");
                    assertThat(recorded.entry().facts()).containsEntry("class", "HELD");
                });
    }

    @Test
    void whatCannotBeSealedAndWhoseTimeCannotBeLeavesTooOnceItIsOver() throws Exception {
        LocalDate old = LocalDate.now(ZoneOffset.UTC).minusDays(391);
        Instant then = old.atTime(12, 0).toInstant(ZoneOffset.UTC);
        wearer = new Wearer(participants, equipment, then.minus(Duration.ofDays(1)));
        wearer.send(gateway, Wearer.atHome(then, 3), Wearer.atHome(morning, 2));
        wearer.send(gateway, Wearer.atHome(Instant.now().plus(Duration.ofDays(40)), 4));
        var keep = new TrackerSettings.Keep(Duration.ofDays(380), null, null);
        retiring.retire(keep);
        assertThat(rows()).isEqualTo(2);
        assertThat(removed("ROWS")).isEqualTo(3);
        assertThat(doubtful()).isEqualTo(4);
        try (Connection superuser = TestDatabase.superuser(url);
                var statement = superuser.createStatement()) {
            statement.execute("UPDATE location.batch SET stored = stored - interval '381 days' WHERE batch IN"
                    + " (SELECT batch FROM location.doubtful_fix WHERE device = " + device() + ")");
        }
        retiring.retire(keep);
        assertThat(doubtful()).isZero();
        assertThat(removed("DOUBTFUL")).isEqualTo(4);
        assertThat(rows()).isEqualTo(2);
    }

    private int doubtful() {
        return jdbc.sql("SELECT count(*) FROM location.doubtful_fix WHERE device = ?")
                .param(device())
                .query(Integer.class)
                .single();
    }

    private int removed(String what) {
        return jdbc.sql("SELECT sum(fixes) FROM location.removal WHERE device = ? AND what = ?")
                .params(device(), what)
                .query(Integer.class)
                .single();
    }

    private int segments() {
        return jdbc.sql("SELECT count(*) FROM location.segment WHERE device = ?")
                .param(device())
                .query(Integer.class)
                .single();
    }

    @Test
    void aDamagedSegmentIsSaidNotRead() {
        byte[] content = SegmentBytes.encode(everyField(morning, 20).stream()
                .map(fix -> new KeptFix(fix, 7, fix.time().plusMillis(900)))
                .toList());
        for (int i = 0; i < content.length; i++) {
            byte[] damaged = content.clone();
            damaged[i] ^= 4;
            assertThatThrownBy(() -> SegmentBytes.decode(damaged)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> SegmentBytes.decode("no".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
