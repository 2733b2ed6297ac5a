package org.rollcall.evidence.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rollcall.ServerTest;
import org.rollcall.TestDatabase;
import org.rollcall.evidence.Evidence;
import org.rollcall.evidence.EvidenceId;
import org.rollcall.evidence.EvidenceKind;
import org.rollcall.evidence.EvidenceRemoved;
import org.rollcall.evidence.Holds;
import org.rollcall.evidence.Leaving;
import org.rollcall.evidence.Retention;
import org.rollcall.journal.Actor;
import org.rollcall.journal.JournalReader;
import org.rollcall.journal.Subject;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Evidence leaves when its time is over, with its proof, and never under a hold or while something rests on it. */
@ServerTest
class RetentionTest {
    private static final Actor.Officer OFFICER = new Actor.Officer(UUID.randomUUID());

    @Autowired
    RetentionSweep sweep;

    @Autowired
    Retention retention;

    @Autowired
    Evidence evidence;

    @Autowired
    Holds holds;

    @Autowired
    JournalReader journal;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Value("${rollcall.var}")
    Path var;

    @Value("${spring.datasource.url}")
    String database;

    private final UUID owner = UUID.randomUUID();

    private EvidenceId kept(EvidenceKind kind, int daysAgo) throws SQLException {
        EvidenceId id = Objects.requireNonNull(transaction.execute(
                status -> evidence.keep(OFFICER, kind, owner, "audio/wav", "said".getBytes(StandardCharsets.UTF_8))));
        try (var superuser = TestDatabase.superuser(database);
                var older = superuser.prepareStatement(
                        "UPDATE evidence.piece SET kept = kept - make_interval(days => ?) WHERE id = ?")) {
            older.setInt(1, daysAgo);
            older.setObject(2, id.value());
            older.executeUpdate();
        }
        return id;
    }

    private Path file(EvidenceId id) {
        return var.resolve("evidence").resolve(id.toString().substring(0, 2)).resolve(id.toString());
    }

    private List<String> proofs(EvidenceId id) {
        return jdbc.sql("SELECT class FROM evidence.removal WHERE piece = ?")
                .param(id.value())
                .query((row, n) -> row.getString(1))
                .list();
    }

    @Test
    void whenAPieceLeavesIsToldBeforehand_andThatAHoldStopsIt() throws SQLException {
        EvidenceId answer = kept(EvidenceKind.CALL_ANSWER, 10);
        EvidenceId letter = kept(EvidenceKind.DOCUMENT, 0);
        Instant answered = evidence.label(answer).kept();
        assertThat(retention.classes()).containsEntry(EvidenceKind.DOCUMENT, Duration.ofDays(730));
        assertThat(retention.of(owner))
                .containsEntry(answer, new Leaving.At(answered.plus(Duration.ofDays(180))))
                .containsKey(letter);
        UUID hold = holds.place(OFFICER, owner, "An appeal.");
        assertThat(retention.of(owner)).containsEntry(answer, new Leaving.Held(answered.plus(Duration.ofDays(180))));
        holds.lift(OFFICER, owner, hold);
        assertThat(retention.of(owner).get(answer)).isInstanceOf(Leaving.At.class);
    }

    @Test
    void whatIsOverLeavesWithItsProofAndTheRestStays() throws Exception {
        EvidenceId over = kept(EvidenceKind.CALL_ANSWER, 181);
        EvidenceId young = kept(EvidenceKind.CALL_ANSWER, 179);
        EvidenceId document = kept(EvidenceKind.DOCUMENT, 181);
        sweep.run();
        assertThat(proofs(over)).containsExactly("CALL_ANSWER/PT4320H");
        assertThat(file(over)).doesNotExist();
        assertThat(journal.about(new Subject(Subject.Kind.EVIDENCE, over.value()), 9))
                .extracting(r -> r.entry().action().code())
                .containsExactly("evidence.removed", "evidence.kept");
        assertThatThrownBy(() -> evidence.read(OFFICER, "SUPERVISION", over)).isInstanceOf(EvidenceRemoved.class);
        assertThat(evidence.label(over).bytes()).isEqualTo(4);
        assertThat(file(young)).exists();
        assertThat(file(document)).exists();
    }

    @Test
    void underAHoldNothingLeavesUntilItIsLifted() throws Exception {
        EvidenceId over = kept(EvidenceKind.CHECK_IN_PHOTOGRAPH, 1000);
        holds.place(OFFICER, owner, "Appeal pending");
        sweep.run();
        assertThat(proofs(over)).isEmpty();
        assertThat(evidence.read(OFFICER, "SUPERVISION", over)).isNotEmpty();
        UUID hold = holds.of(owner).getFirst().id();
        assertThatThrownBy(() -> holds.lift(OFFICER, UUID.randomUUID(), hold))
                .isInstanceOf(NoSuchElementException.class);
        holds.lift(OFFICER, owner, hold);
        assertThatThrownBy(() -> holds.lift(OFFICER, owner, hold)).isInstanceOf(NoSuchElementException.class);
        sweep.run();
        assertThat(proofs(over)).hasSize(1);
        assertThatThrownBy(() -> holds.place(OFFICER, owner, " ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatATemplateRestsOnStays() throws Exception {
        EvidenceId photograph = kept(EvidenceKind.ENROLMENT_PHOTOGRAPH, 1000);
        UUID template = UUID.randomUUID();
        jdbc.sql("""
                INSERT INTO identity.template (id, participant, kind, model, language, evidence, sealed, draw, issued)
                VALUES (?, ?, 'FACE', 'test', 'en', ?, ''::bytea, 0, now())
                """).params(template, owner, photograph.value()).update();
        sweep.run();
        assertThat(proofs(photograph)).isEmpty();
        jdbc.sql("INSERT INTO identity.revocation (template, reason, revoked) VALUES (?, 'test', now())")
                .param(template)
                .update();
        sweep.run();
        assertThat(proofs(photograph)).hasSize(1);
    }

    @Test
    void whatACrashLeftUndoneIsDoneNextTime() throws Exception {
        EvidenceId over = kept(EvidenceKind.ADDRESS_TOLD, 1000);
        try (var superuser = TestDatabase.superuser(database);
                var proof = superuser.prepareStatement(
                        "INSERT INTO evidence.removal (piece, removed, class) VALUES (?, now(), 'crashed')")) {
            proof.setObject(1, over.value());
            proof.executeUpdate();
        }
        assertThat(Files.exists(file(over))).isTrue();
        sweep.run();
        assertThat(file(over)).doesNotExist();
    }

    @Test
    void theApplicationItselfCannotLetAnythingLeave() throws Exception {
        EvidenceId young = kept(EvidenceKind.CALL_ANSWER, 0);
        assertThatThrownBy(() -> jdbc.sql("INSERT INTO evidence.removal (piece, removed, class) VALUES (?, now(), 'x')")
                        .param(young.value())
                        .update())
                .isInstanceOf(DataAccessException.class);
    }
}
