package org.rollcall.evidence.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rollcall.evidence.EvidenceKind;
import org.rollcall.evidence.RetentionRole;
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
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Lets evidence leave when its time is over: the proof and the journal's entry in one transaction of the role that alone may
 * write it, then the file. A file that a crash leaves behind goes in the next run.
 */
@Component
@EnableConfigurationProperties(RetentionSettings.class)
class RetentionSweep {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionSweep.class);
    private static final Actor RETENTION = new Actor.Machine("retention");
    private static final Action REMOVED = new Action("evidence.removed");
    private static final Duration LEFT_BEHIND = Duration.ofDays(30);
    private static final int AT_ONCE = 500;

    private final RetentionSettings settings;
    private final RetentionRole role;
    private final JdbcClient jdbc;
    private final SealedFiles files;
    private final RunningRecordings running;
    private final ObjectProvider<StillNeeded> needed;
    private final Clock clock;

    RetentionSweep(
            RetentionSettings settings,
            RetentionRole role,
            JdbcClient jdbc,
            SealedFiles files,
            RunningRecordings running,
            ObjectProvider<StillNeeded> needed,
            Clock clock) {
        this.settings = settings;
        this.role = role;
        this.jdbc = jdbc;
        this.files = files;
        this.running = running;
        this.needed = needed;
        this.clock = clock;
    }

    private record Piece(UUID id, UUID owner, EvidenceKind kind, String sha256, Instant kept) {}

    @Scheduled(
            initialDelayString = "${rollcall.retention.first:5m}",
            fixedDelayString = "${rollcall.retention.every:1h}")
    void run() {
        Instant now = clock.instant();
        running.discardBefore(now.minus(settings.running()));
        if (!role.isSet()) {
            LOG.warn("No evidence leaves by its retention class: set rollcall.retention.username and password"
                    + " to the database's role rollcall_retention.");
            return;
        }
        finish(now);
        for (EvidenceKind kind : EvidenceKind.values()) {
            sweep(kind, now);
        }
    }

    private void sweep(EvidenceKind kind, Instant now) {
        Piece after = new Piece(new UUID(0, 0), new UUID(0, 0), kind, "", Instant.EPOCH);
        while (true) {
            List<Piece> due = due(after, settings.before(kind, now));
            Set<UUID> stay = needed(due);
            for (Piece piece : due) {
                if (!stay.contains(piece.id()) && role.work(desk -> proved(desk, piece, now))) {
                    files.delete(piece.id());
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
                .query((row, n) -> new Piece(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        EvidenceKind.valueOf(row.getString(3)),
                        row.getString(4),
                        row.getTimestamp(5).toInstant()))
                .list();
    }

    private Set<UUID> needed(List<Piece> due) {
        Set<UUID> ids = due.stream().map(Piece::id).collect(Collectors.toSet());
        var stay = new HashSet<UUID>();
        needed.forEach(each -> stay.addAll(each.among(ids)));
        return stay;
    }

    /** Writes the proof; false where the person's evidence is held or another node was faster. */
    private boolean proved(RetentionRole.Desk desk, Piece piece, Instant now) {
        int proofs =
                desk.jdbc().update("""
                INSERT INTO evidence.removal (piece, removed, class)
                SELECT ?, ?, ? WHERE NOT EXISTS (
                    SELECT FROM evidence.hold h WHERE h.owner = ?
                      AND NOT EXISTS (SELECT FROM evidence.hold_lifted l WHERE l.hold = h.id))
                ON CONFLICT DO NOTHING
                """, piece.id(), Timestamp.from(now), settings.named(piece.kind()), piece.owner());
        if (proofs == 0) {
            return false;
        }
        Journal journal = desk.journal();
        journal.record(JournalEntry.of(RETENTION, REMOVED)
                .about(Subject.participant(piece.owner()))
                .about(new Subject(Subject.Kind.EVIDENCE, piece.id()))
                .with("class", settings.named(piece.kind()))
                .with("sha256", journal.keyedHash(piece.sha256())));
        return true;
    }

    /** Removes files whose proof is written and that a crash left behind. */
    private void finish(Instant now) {
        jdbc
                .sql("SELECT piece FROM evidence.removal WHERE removed > ?")
                .param(Timestamp.from(now.minus(LEFT_BEHIND)))
                .query((row, n) -> row.getObject(1, UUID.class))
                .list()
                .stream()
                .filter(files::has)
                .forEach(files::delete);
    }
}
