package org.rollcall.journal.internal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.journal.Action;
import org.rollcall.journal.Actor;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.JournalReader;
import org.rollcall.journal.Subject;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the journal back and exports it. */
@Component
class PostgresJournalReader implements JournalReader {
    private static final HexFormat HEX = HexFormat.of();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcTemplate jdbc;
    private final JournalKeys keys;

    PostgresJournalReader(JdbcTemplate jdbc, JournalKeys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    @Override
    public List<Recorded> about(Subject subject, int most) {
        return jdbc.query("""
                SELECT e.number, e.canonical FROM journal.subject s JOIN journal.entry e ON e.number = s.entry
                WHERE s.kind = ? AND s.subject = ? ORDER BY e.number DESC LIMIT ?
                """, (row, i) -> recorded(row), subject.kind().name(), subject.id(), most);
    }

    private static Recorded recorded(ResultSet row) throws SQLException {
        JsonNode json = JSON.readTree(row.getString(2));
        var subjects = new ArrayList<Subject>();
        json.get("subjects").forEach(s -> subjects.add(subject(s.asString())));
        Map<String, String> facts = new TreeMap<>();
        json.get("facts")
                .properties()
                .forEach(f -> facts.put(f.getKey(), f.getValue().asString()));
        String purpose = json.get("purpose").asString();
        var entry = new JournalEntry(
                actor(json.get("actor").asString()),
                new Action(json.get("action").asString()),
                subjects,
                purpose.isEmpty() ? null : purpose,
                facts);
        return new Recorded(row.getLong(1), Instant.parse(json.get("at").asString()), entry);
    }

    private static Subject subject(String code) {
        int colon = code.indexOf(':');
        return new Subject(Subject.Kind.valueOf(code.substring(0, colon)), UUID.fromString(code.substring(colon + 1)));
    }

    private static Actor actor(String code) {
        int colon = code.indexOf(':');
        String rest = code.substring(colon + 1);
        return switch (colon < 0 ? code : code.substring(0, colon)) {
            case "officer" -> new Actor.Officer(UUID.fromString(rest));
            case "participant" -> new Actor.Participant(UUID.fromString(rest));
            case "device" -> new Actor.Device(UUID.fromString(rest));
            case "machine" -> new Actor.Machine(rest);
            default -> new Actor.Unknown();
        };
    }

    @Override
    @Transactional(readOnly = true)
    public void export(OutputStream out) throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        long last = 0;
        Long next;
        while ((next = write(last + 1, writer)) != null) {
            last = next;
        }
        writer.flush();
    }

    /** {@code canonical} is null where the entry itself was taken out of the database. */
    private record Line(long entry, @Nullable String canonical, byte[] leaf) {}

    private @Nullable Long write(long number, BufferedWriter writer) throws IOException {
        List<Line> lines = jdbc.query(
                "SELECT s.entry, e.canonical, s.leaf FROM journal.sealed s LEFT JOIN journal.entry e ON e.number = s.entry"
                        + " WHERE s.seal = ? ORDER BY s.position",
                (row, i) -> new Line(row.getLong(1), row.getString(2), row.getBytes(3)),
                number);
        Boolean found = jdbc.query(
                "SELECT sealed, entries, root, previous, hash, signature FROM journal.seal WHERE number = ?",
                row -> {
                    if (!row.next()) {
                        return false;
                    }
                    writeLine(writer, seal(number, row, lines));
                    return true;
                },
                number);
        if (!Boolean.TRUE.equals(found)) {
            return null;
        }
        for (Line line : lines) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("entry", line.entry);
            if (line.canonical != null) {
                json.put("canonical", line.canonical);
            }
            writeLine(writer, json);
        }
        return number;
    }

    private static Map<String, Object> seal(long number, ResultSet row, List<Line> lines) throws SQLException {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("seal", number);
        json.put("sealed", row.getTimestamp(1).toInstant().toString());
        json.put("entries", row.getInt(2));
        json.put("root", HEX.formatHex(row.getBytes(3)));
        json.put("previous", HEX.formatHex(row.getBytes(4)));
        json.put("hash", HEX.formatHex(row.getBytes(5)));
        json.put("signature", Base64.getEncoder().encodeToString(row.getBytes(6)));
        json.put("leaves", lines.stream().map(l -> HEX.formatHex(l.leaf)).toList());
        return json;
    }

    private static void writeLine(BufferedWriter writer, Map<String, Object> json) {
        try {
            writer.write(JSON.writeValueAsString(json));
            writer.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String head() {
        return jdbc
                .queryForList("SELECT encode(hash, 'hex') FROM journal.seal ORDER BY number DESC LIMIT 1", String.class)
                .stream()
                .findFirst()
                .orElse("0".repeat(64));
    }

    @Override
    public String publicKey() {
        return keys.publicKey();
    }
}
