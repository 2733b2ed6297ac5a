package org.rollcall.location.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.ServerTest;
import org.rollcall.equipment.Equipment;
import org.rollcall.equipment.Holding;
import org.rollcall.location.Placed;
import org.rollcall.location.TrackerAddress;
import org.rollcall.location.Wearer;
import org.rollcall.participant.Participants;
import org.rollcall.track.Fix;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** However a period is cut into pieces, each fix of it is in one of them, in the order of time. */
@ServerTest
class FixPiecesTest {
    @Autowired
    Devices devices;

    @Autowired
    CopiedFixes rows;

    @Autowired
    Segments segments;

    @Autowired
    Sealing sealing;

    @Autowired
    Equipment equipment;

    @Autowired
    Participants participants;

    @Autowired
    TrackerAddress address;

    @Autowired
    JdbcClient jdbc;

    private final LocalDate day = LocalDate.now(ZoneOffset.UTC).minusDays(25);
    private final Instant noon = day.atTime(12, 0).toInstant(ZoneOffset.UTC);
    private final Instant from = noon.minus(Duration.ofHours(2));
    private final Instant until = noon.plus(Duration.ofDays(5));
    private Wearer one;
    private Wearer other;
    private final List<Fix> sent = new ArrayList<>();

    @BeforeEach
    void worn() throws Exception {
        one = new Wearer(participants, equipment, from.minus(Duration.ofDays(3)));
        other = new Wearer(participants, equipment, from.minus(Duration.ofDays(3)));
        List<Fix> atOnce = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            atOnce.add(Fix.at(noon.plusSeconds(90), 29.7 + i * 0.001, -95.37)
                    .speed(i)
                    .satellites(9)
                    .build());
        }
        send(one, Wearer.atHome(noon, 7), atOnce, Wearer.atHome(noon.plus(Duration.ofDays(3)), 4));
        send(other, Wearer.away(noon.plusSeconds(15), 9), Wearer.away(until.minusSeconds(30), 1));
    }

    @SafeVarargs
    private void send(Wearer wearer, List<Fix>... packets) throws Exception {
        wearer.send(address.tcp().orElseThrow(), packets);
        for (List<Fix> packet : packets) {
            sent.addAll(packet);
        }
    }

    private FixPieces pieces(int most) {
        return FixPieces.inTurn(windows(most), from, until);
    }

    private FixWindows windows(int most) {
        List<Holding> holdings = new ArrayList<>();
        for (Wearer wearer : List.of(one, other)) {
            holdings.addAll(equipment.holdings(wearer.participant, from, until));
        }
        return new FixWindows(most, new FixWindows.Store(devices, rows, segments), holdings);
    }

    private void isWhole(List<Placed> read) {
        assertThat(read)
                .extracting(placed -> placed.fix().time())
                .isSorted()
                .containsExactlyInAnyOrderElementsOf(
                        sent.stream().map(Fix::time).toList());
        assertThat(read).extracting(Placed::tracker).containsAll(Set.of(one.tracker.id(), other.tracker.id()));
        assertThat(read).doesNotHaveDuplicates();
    }

    @Test
    void piecesOfAnySizeMakeTheWhole() {
        for (int most : new int[] {1, 2, 3, 4, 5, 6, 13, 1_000}) {
            List<Placed> read = new ArrayList<>();
            pieces(most).forEachRemaining(piece -> {
                assertThat(piece).isNotEmpty();
                read.addAll(piece);
            });
            isWhole(read);
        }
    }

    @Test
    void aDayThatIsSealedBetweenTwoPiecesIsThereAllTheSame() {
        var pieces = pieces(3);
        List<Placed> read = new ArrayList<>(pieces.next());
        read.addAll(pieces.next());
        var keys = List.of(one, other).stream()
                .map(wearer -> devices.key(wearer.tracker.id().value()))
                .toList();
        Awaitility.await()
                .until(() -> jdbc.sql("SELECT count(*) FROM location.unevaluated u JOIN location.batch b USING (batch)"
                                        + " WHERE b.devices && ?::int[]")
                                .param(keys.toArray(Integer[]::new))
                                .query(Integer.class)
                                .single()
                        == 0);
        assertThat(sealing.seal(day, keys)).isEqualTo(21);
        pieces.forEachRemaining(read::addAll);
        isWhole(read);
    }

    @Test
    void morePiecesThanTheMemoryShouldHoldAreRefusedAndNotCutShort() {
        assertThat(PostgresMovements.together(pieces(4), sent.size())).hasSameSizeAs(sent);
        assertThatThrownBy(() -> PostgresMovements.together(pieces(4), sent.size() - 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("choose a shorter one");
    }

    @Test
    void whatIsReadAheadComesInItsOrder() {
        for (int most : new int[] {1, 2, 5, 1_000}) {
            List<Placed> read = new ArrayList<>();
            FixPieces.ahead(windows(most), from, until).forEachRemaining(read::addAll);
            isWhole(read);
        }
    }

    /** Gives one fix a window, and none from noon on. */
    private final class UpToNoon implements FixPieces.Reading {
        @Override
        public boolean hasAny() {
            return true;
        }

        @Override
        public FixPieces.Piece read(Instant begin, Instant end) {
            if (begin.equals(noon)) {
                throw new IllegalStateException("No further.");
            }
            Fix fix = Fix.at(begin, 29.7, -95.37).build();
            return new FixPieces.Piece(List.of(new Placed(one.tracker.id(), fix, begin)), begin.plusSeconds(3_600));
        }
    }

    @Test
    void aFailureComesWhereItHappenedAndNotBefore() {
        var failing = FixPieces.ahead(new UpToNoon(), from, until);
        for (int hour = 0; hour < 2; hour++) {
            Instant at = from.plus(Duration.ofHours(hour));
            assertThat(failing.next()).extracting(placed -> placed.fix().time()).containsExactly(at);
        }
        assertThatThrownBy(failing::next).hasMessage("No further.");
    }
}
