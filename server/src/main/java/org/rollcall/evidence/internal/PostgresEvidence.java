package org.rollcall.evidence.internal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.rollcall.evidence.Evidence;
import org.rollcall.evidence.EvidenceId;
import org.rollcall.evidence.EvidenceKind;
import org.rollcall.evidence.EvidenceRemoved;
import org.rollcall.journal.Action;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Labels in PostgreSQL, content in {@link SealedFiles}. */
@Component
class PostgresEvidence implements Evidence {
    private static final Action KEPT = new Action("evidence.kept");
    private static final Action READ = new Action("evidence.read");

    private static final String LABEL = "SELECT id, kind, owner, media_type, bytes, kept, sha256 FROM evidence.piece ";

    private final JdbcClient jdbc;
    private final SealedFiles files;
    private final Journal journal;
    private final Clock clock;

    PostgresEvidence(JdbcClient jdbc, SealedFiles files, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.files = files;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public EvidenceId keep(Actor by, EvidenceKind kind, UUID owner, String mediaType, byte[] content) {
        UUID id = UUID.randomUUID();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String sha256 = sha256(content);
        files.write(id, owner, content);
        removeOnRollback(id);
        jdbc.sql("""
                        INSERT INTO evidence.piece (id, kind, owner, media_type, bytes, kept, sha256)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(id, kind.name(), owner, mediaType, content.length, Timestamp.from(now), sha256)
                .update();
        journal.record(JournalEntry.of(by, KEPT)
                .about(Subject.participant(owner))
                .about(new Subject(Subject.Kind.EVIDENCE, id))
                .with("kind", kind)
                .with("bytes", content.length)
                .with("sha256", journal.keyedHash(sha256)));
        return new EvidenceId(id);
    }

    private void removeOnRollback(UUID id) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status == STATUS_ROLLED_BACK) {
                    files.delete(id);
                }
            }
        });
    }

    @Override
    @Transactional
    public byte[] read(Actor by, String purpose, EvidenceId id) {
        Label label = label(id);
        removed(id).ifPresent(when -> {
            throw new EvidenceRemoved(id, when);
        });
        journal.record(JournalEntry.of(by, READ)
                .about(Subject.participant(label.owner()))
                .about(new Subject(Subject.Kind.EVIDENCE, id.value()))
                .because(purpose)
                .with("kind", label.kind()));
        byte[] content = files.read(id.value(), label.owner());
        if (!sha256(content).equals(label.sha256())) {
            throw new IllegalStateException("Evidence " + id + " is not what was kept.");
        }
        return content;
    }

    @Override
    public Label label(EvidenceId id) {
        return jdbc.sql(LABEL + "WHERE id = ?")
                .param(id.value())
                .query(PostgresEvidence::label)
                .optional()
                .orElseThrow(() -> new NoSuchElementException("There is no evidence " + id + "."));
    }

    @Override
    public List<Label> of(UUID owner) {
        return jdbc.sql(LABEL + """
                WHERE owner = ? AND NOT EXISTS (SELECT FROM evidence.removal r WHERE r.piece = piece.id)
                ORDER BY kept DESC, id
                """).param(owner).query(PostgresEvidence::label).list();
    }

    private static Label label(ResultSet row, int number) throws SQLException {
        return new Label(
                new EvidenceId(row.getObject("id", UUID.class)),
                EvidenceKind.valueOf(row.getString("kind")),
                row.getObject("owner", UUID.class),
                row.getString("media_type"),
                row.getLong("bytes"),
                row.getTimestamp("kept").toInstant(),
                row.getString("sha256"));
    }

    private Optional<Instant> removed(EvidenceId id) {
        return jdbc.sql("SELECT removed FROM evidence.removal WHERE piece = ?")
                .param(id.value())
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
