package org.rollcall.voice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A list of recordings to enrol or to try: {@code speaker TAB item [TAB item ...]}, for trials with {@code target} or
 * {@code impostor} as the last field. An item is a sound file, or {@code digit=file} where the digit said in it is known.
 * A path is taken from the working directory or, where it is not there, from the root given or else
 * the list's own folder.
 */
public record TrialList(List<Line> lines) {
    public TrialList {
        lines = List.copyOf(lines);
    }

    /**
     * One line.
     *
     * @param speaker who is enrolled or claimed
     * @param items what was said, in order
     * @param target whether the claim is true; true for an enrolment
     */
    public record Line(String speaker, List<Item> items, boolean target) {
        public Line {
            items = List.copyOf(items);
        }

        /** The digits said, or an empty text where they are not known of every item. */
        String digits() {
            StringBuilder digits = new StringBuilder();
            for (Item item : items) {
                if (item.digit() < 0) {
                    return "";
                }
                digits.append(item.digit());
            }
            return digits.toString();
        }
    }

    /** A sound file and the digit said in it, or -1. */
    public record Item(int digit, Path file) {}

    /** Reads an enrolment list. Throws IOException or, for a line that is not understood, IllegalArgumentException. */
    public static TrialList enrolments(Path list) throws IOException {
        return enrolments(list, folder(list));
    }

    /** Reads an enrolment list whose files lie under {@code root}. Throws as the other. */
    public static TrialList enrolments(Path list, Path root) throws IOException {
        return read(list, root, false);
    }

    /** Reads a list of trials. Throws as {@link #enrolments}. */
    public static TrialList trials(Path list) throws IOException {
        return trials(list, folder(list));
    }

    /** Reads a list of trials whose files lie under {@code root}. Throws as {@link #enrolments}. */
    public static TrialList trials(Path list, Path root) throws IOException {
        return read(list, root, true);
    }

    private static Path folder(Path list) {
        return list.toAbsolutePath().resolveSibling("");
    }

    private static TrialList read(Path list, Path root, boolean trials) throws IOException {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String text : Files.readAllLines(list)) {
            number++;
            if (!text.isBlank() && !text.startsWith("#")) {
                lines.add(line(list, root, number, text, trials));
            }
        }
        if (lines.isEmpty()) {
            throw new IllegalArgumentException(list + " has no lines.");
        }
        return new TrialList(lines);
    }

    private static Line line(Path list, Path root, int number, String text, boolean trials) {
        List<String> fields = List.of(text.strip().split("\t"));
        int end = fields.size() - (trials ? 1 : 0);
        String kind = trials ? fields.getLast() : "target";
        if (end < 2 || !(kind.equals("target") || kind.equals("impostor"))) {
            throw new IllegalArgumentException(list + ", line " + number + ": expected speaker, items"
                    + (trials ? " and target or impostor" : "") + ", with tabs between them.");
        }
        List<Item> items = new ArrayList<>();
        for (String field : fields.subList(1, end)) {
            boolean known = field.matches("[0-9]=.+");
            items.add(new Item(known ? field.charAt(0) - '0' : -1, find(root, known ? field.substring(2) : field)));
        }
        return new Line(fields.getFirst(), items, kind.equals("target"));
    }

    private static Path find(Path root, String name) {
        Path here = Path.of(name);
        return Files.exists(here) ? here : root.resolve(name);
    }
}
