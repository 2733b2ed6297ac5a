package org.rollcall.journal.internal;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.rollcall.journal.JournalEntry;
import tools.jackson.databind.json.JsonMapper;

/** The one text of an entry: JSON with sorted names and nothing optional left out. */
final class CanonicalEntry {
    private static final JsonMapper JSON = JsonMapper.shared();

    private CanonicalEntry() {}

    static String of(JournalEntry entry, Instant at) {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("at", at.toString());
        fields.put("actor", entry.actor().code());
        fields.put("action", entry.action().code());
        fields.put(
                "subjects",
                entry.subjects().stream()
                        .map(s -> s.kind() + ":" + s.id())
                        .sorted()
                        .toList());
        fields.put("purpose", entry.purpose() == null ? "" : entry.purpose());
        fields.put("facts", entry.facts());
        return JSON.writeValueAsString(fields);
    }

    static String facts(JournalEntry entry) {
        return JSON.writeValueAsString(entry.facts());
    }
}
