package org.rollcall.evidence.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rollcall.evidence.EvidenceKind;
import org.rollcall.evidence.RunningRecordings;
import org.rollcall.evidence.StillNeeded;
import org.rollcall.journal.Action;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.Subject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets evidence leave when its time is over: the proof by the role that alone may write it, the journal's entry, then the
 * file. Whatever a crash leaves undone the next run does.
 */
@Component
@EnableConfigurationProperties(RetentionSettings.class)
class RetentionSweep {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionSweep.class);
    private static final Actor RETENTION = new Actor.Machine("retention");
    private static final Action REMOVED = new Action("evidence.removed");
    private static final int AT_ONCE = 500;

    private final RetentionSettings settings;
    private final String database;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final SealedFiles files;
    private final RunningRecordings running;
    private final ObjectProvider<StillNeeded> needed;
    private final Journal journal;
    private final Clock clock;

    RetentionSweep(
            RetentionSettings settings,
            @Value("${spring.datasource.url}") String database,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            SealedFiles files,
            RunningRecordings running,
            ObjectProvider<StillNeeded> needed,
            Journal journal,
            Clock clock) {
        this.settings = settings;
        this.database = database;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.files = files;
        this.running = running;
        this.needed = needed;
        this.journal = journal;
        this.clock = clock;
    }

    private record Piece(UUID id, UUID owner, EvidenceKind kind, String sha256, Instant kept) {}

    @Scheduled(
            initialDelayString = "${rollcall.retention.first:5m}",
            fixedDelayString = "${rollcall.retention.every:1h}")
    void run() {
        Instant now = clock.instant();
        running.discardBefore(now.minus(settings.running()));
        if (settings.username() == null) {
            LOG.warn("No evidence leaves by its retention class: set rollcall.retention.username and password"
                    + " to the database's role rollcall_retention.");
            return;
        }
        finish();
        var connection = new SingleConnectionDataSource(
                database, settings.username(), String.valueOf(settings.password()), true);
        try {
            JdbcClient role = JdbcClient.create(connection);
            for (EvidenceKind kind : EvidenceKind.values()) {
                sweep(role, kind, now);
            }
        } finally {
            connection.destroy();
        }
    }

    private void sweep(JdbcClient role, EvidenceKind kind, Instant now) {
        Piece after = new Piece(new UUID(0, 0), new UUID(0, 0), kind, "", Instant.EPOCH);
        while (true) {
            List<Piece> due = due(after, settings.before(kind, now));
            Set<UUID> stay = needed(due);
            for (Piece piece : due) {
                if (!stay.contains(piece.id()) && proved(role, piece, now)) {
                    remove(piece);
                }
            }
            if (due.size() < AT_ONCE) {
                return;
            }
            after = due.getLast();
        }
    }

    private List<Piece> due(Piece after, Instant before) {
        return jdbc.sql("""
                SELECT p.id, p.owner, p.kind, p.sha256, p.kept FROM evidence.piece p
                WHERE p.kind = ? AND (p.kept, p.id) > (?, ?) AND p.kept < ?
                  AND NOT EXISTS (SELECT FROM evidence.removal r WHERE r.piece = p.id)
                ORDER BY p.kept, p.id LIMIT ?
                """)
                .params(after.kind().name(), Timestamp.from(after.kept()), after.id(), Timestamp.from(before), AT_ONCE)
                .query(RetentionSweep::piece)
                .list();
    }

    private static Piece piece(java.sql.ResultSet row, int n) throws java.sql.SQLException {
        return new Piece(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                EvidenceKind.valueOf(row.getString(3)),
                row.getString(4),
                row.getTimestamp(5).toInstant());
    }

    private Set<UUID> needed(List<Piece> due) {
        Set<UUID> ids = due.stream().map(Piece::id).collect(Collectors.toSet());
        var stay = new HashSet<UUID>();
        needed.forEach(each -> stay.addAll(each.among(ids)));
        return stay;
    }

    /** Writes the proof; false where the person's evidence is held or another node was faster. */
    private boolean proved(JdbcClient role, Piece piece, Instant now) {
        return role.sql("""
                INSERT INTO evidence.removal (piece, removed, class)
                SELECT ?, ?, ? WHERE NOT EXISTS (
                    SELECT FROM evidence.hold h WHERE h.owner = ?
                      AND NOT EXISTS (SELECT FROM evidence.hold_lifted l WHERE l.hold = h.id))
                ON CONFLICT DO NOTHING
                """)
                        .params(piece.id(), Timestamp.from(now), settings.named(piece.kind()), piece.owner())
                        .update()
                == 1;
    }

    private void remove(Piece piece) {
        transaction.executeWithoutResult(status -> journal.record(JournalEntry.of(RETENTION, REMOVED)
                .about(Subject.participant(piece.owner()))
                .about(new Subject(Subject.Kind.EVIDENCE, piece.id()))
                .with("class", settings.named(piece.kind()))
                .with("sha256", journal.keyedHash(piece.sha256()))));
        files.delete(piece.id());
    }

    /** Removes what was proved and, for a crash, not removed. */
    private void finish() {
        jdbc
                .sql("""
                SELECT p.id, p.owner, p.kind, p.sha256, p.kept
                FROM evidence.removal r JOIN evidence.piece p ON p.id = r.piece
                WHERE r.removed > ?
                """)
                .param(Timestamp.from(clock.instant().minus(java.time.Duration.ofDays(30))))
                .query(RetentionSweep::piece)
                .list()
                .stream()
                .filter(piece -> files.has(piece.id()))
                .forEach(this::remove);
    }
}
