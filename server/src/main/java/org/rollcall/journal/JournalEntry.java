package org.rollcall.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One thing done or seen. Facts hold identifiers, numbers, closed-list words and keyed hashes ({@link Journal#keyedHash}),
 * never personal text.
 *
 * @param purpose why personal data was read, a word of the closed list in {@code staff.Purpose}; null for a change
 * @param facts sorted by name, so that the entry has one canonical form
 */
public record JournalEntry(
        Actor actor,
        Action action,
        List<Subject> subjects,
        @Nullable String purpose,
        Map<String, String> facts) {
    public JournalEntry {
        subjects = List.copyOf(subjects);
        facts = java.util.Collections.unmodifiableMap(new TreeMap<>(facts));
    }

    /** An entry without subjects, purpose or facts yet. */
    public static JournalEntry of(Actor actor, Action action) {
        return new JournalEntry(actor, action, List.of(), null, Map.of());
    }

    /** The same entry, about one thing more. */
    public JournalEntry about(Subject subject) {
        var more = new ArrayList<>(subjects);
        more.add(subject);
        return new JournalEntry(actor, action, more, purpose, facts);
    }

    /** The same entry, about all of these too. */
    public JournalEntry about(List<Subject> all) {
        var more = new ArrayList<>(subjects);
        more.addAll(all);
        return new JournalEntry(actor, action, more, purpose, facts);
    }

    /** The same entry with the purpose of access. */
    public JournalEntry because(String why) {
        return new JournalEntry(actor, action, subjects, why, facts);
    }

    /** The same entry with one fact more. */
    public JournalEntry with(String name, Object value) {
        var more = new TreeMap<>(facts);
        more.put(name, value.toString());
        return new JournalEntry(actor, action, subjects, purpose, more);
    }
}
