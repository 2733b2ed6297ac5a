package org.rollcall.document.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.document.Document;
import org.rollcall.document.Document.DocumentPage;
import org.rollcall.document.Document.Scan;
import org.rollcall.document.DocumentId;
import org.rollcall.document.DocumentType;
import org.rollcall.evidence.EvidenceId;
import org.rollcall.participant.ParticipantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Documents, their pages and what the scanner answered. */
@Component
class DocumentTable {
    private static final String SELECT = """
            SELECT d.id, d.participant, d.kept, p.piece, p.number, p.media_type, p.bytes, s.at, s.result, s.found
            FROM document.document d JOIN document.page p ON p.document = d.id
                LEFT JOIN document.scan s ON s.piece = p.piece
            """;

    private final JdbcClient jdbc;

    DocumentTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One document of a person after the other, so that two that arrive at once are seen as one. */
    void lock(ParticipantId participant) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", "document/" + participant)
                .query((row, n) -> participant)
                .single();
    }

    void insert(DocumentId document, ParticipantId participant, Instant kept, String sha256) {
        jdbc.sql("INSERT INTO document.document (id, participant, kept, sha256) VALUES (?, ?, ?, ?)")
                .params(document.value(), participant.value(), Timestamp.from(kept), sha256)
                .update();
    }

    void insert(DocumentId document, int number, EvidenceId piece, DocumentType type, long bytes) {
        jdbc.sql("INSERT INTO document.page (piece, document, number, media_type, bytes) VALUES (?, ?, ?, ?, ?)")
                .params(piece.value(), document.value(), number, type.mediaType(), bytes)
                .update();
    }

    /** False if another node was faster. */
    boolean scanned(EvidenceId piece, Instant at, ScanResult result, @Nullable String found) {
        return jdbc.sql("""
                        INSERT INTO document.scan (piece, at, result, found) VALUES (:piece, :at, :result, :found::text)
                        ON CONFLICT DO NOTHING
                        """)
                        .param("piece", piece.value())
                        .param("at", Timestamp.from(at))
                        .param("result", result.name())
                        .param("found", found)
                        .update()
                > 0;
    }

    Optional<DocumentId> same(ParticipantId participant, String sha256, Instant since) {
        return jdbc.sql("SELECT id FROM document.document WHERE participant = ? AND sha256 = ? AND kept > ? LIMIT 1")
                .params(participant.value(), sha256, Timestamp.from(since))
                .query((row, n) -> new DocumentId(row.getObject(1, UUID.class)))
                .optional();
    }

    int pagesSince(ParticipantId participant, Instant since) {
        return jdbc.sql("""
                SELECT count(*) FROM document.document d JOIN document.page p ON p.document = d.id
                WHERE d.participant = ? AND d.kept > ?
                """)
                .params(participant.value(), Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    List<Document> of(ParticipantId participant, boolean scanner) {
        return gathered(jdbc.sql(SELECT + "WHERE d.participant = ? ORDER BY d.kept DESC, d.id, p.number")
                .param(participant.value())
                .query((row, n) -> line(row, scanner))
                .list());
    }

    Optional<Document> find(DocumentId document, boolean scanner) {
        return gathered(jdbc.sql(SELECT + "WHERE d.id = ? ORDER BY p.number")
                        .param(document.value())
                        .query((row, n) -> line(row, scanner))
                        .list())
                .stream()
                .findFirst();
    }

    /** Pages that wait for the scanner, the longest waiting first. */
    List<Waiting> waiting(int most) {
        return jdbc.sql("""
                SELECT p.piece, d.participant FROM document.page p JOIN document.document d ON d.id = p.document
                WHERE NOT EXISTS (SELECT FROM document.scan s WHERE s.piece = p.piece)
                ORDER BY d.kept, p.piece LIMIT ?
                """)
                .param(most)
                .query((row, n) -> new Waiting(
                        new EvidenceId(row.getObject(1, UUID.class)), new ParticipantId(row.getObject(2, UUID.class))))
                .list();
    }

    record Waiting(EvidenceId piece, ParticipantId participant) {}

    private record Line(DocumentId id, ParticipantId participant, Instant kept, DocumentPage page) {}

    private static List<Document> gathered(List<Line> lines) {
        var byDocument = new LinkedHashMap<DocumentId, List<Line>>();
        lines.forEach(line ->
                byDocument.computeIfAbsent(line.id(), id -> new ArrayList<>()).add(line));
        return byDocument.values().stream()
                .map(of -> new Document(
                        of.getFirst().id(),
                        of.getFirst().participant(),
                        of.getFirst().kept(),
                        of.stream().map(Line::page).toList()))
                .toList();
    }

    private static Line line(ResultSet row, boolean scanner) throws SQLException {
        return new Line(
                new DocumentId(row.getObject("id", UUID.class)),
                new ParticipantId(row.getObject("participant", UUID.class)),
                row.getTimestamp("kept").toInstant(),
                new DocumentPage(
                        new EvidenceId(row.getObject("piece", UUID.class)),
                        row.getInt("number"),
                        DocumentType.ofMediaType(row.getString("media_type")),
                        row.getLong("bytes"),
                        scan(row, scanner)));
    }

    private static Scan scan(ResultSet row, boolean scanner) throws SQLException {
        String result = row.getString("result");
        if (result == null) {
            return scanner ? new Scan.Waiting() : new Scan.NotAsked();
        }
        Instant at = row.getTimestamp("at").toInstant();
        return ScanResult.valueOf(result) == ScanResult.HARMFUL
                ? new Scan.Harmful(at, row.getString("found"))
                : new Scan.Clean(at);
    }
}
