package org.rollcall.face;

import java.util.ArrayList;
import java.util.List;

/**
 * The pairs of an evaluation in the format of Labeled Faces in the Wild's pairs.txt: a first line with the number of
 * folds and of pairs of each kind a fold ("10 300"), or with one number, or none; then "NAME i j" for two pictures of
 * one person, "NAME i OTHER j" for two people. Columns are parted by tabs, or by blanks where a line has no tab.
 *
 * @param folds how many folds the list declares; 0 if it does not
 */
record PairList(int folds, List<Pair> pairs) {
    /** A person's picture, as NAME/NAME_0001. */
    record Item(String name, int number) {
        String stem() {
            return "%s/%s_%04d".formatted(name, name, number);
        }
    }

    record Pair(Item first, Item second, int fold) {
        boolean genuine() {
            return first.name().equals(second.name());
        }
    }

    PairList {
        pairs = List.copyOf(pairs);
    }

    /** @throws IllegalArgumentException with the line that is wrong */
    static PairList parse(List<String> lines) {
        int folds = 0;
        int foldSize = 0;
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String[] columns = line.split(line.contains("\t") ? "\t+" : "\\s+");
            try {
                if (columns.length <= 2 && pairs.isEmpty()) {
                    folds = columns.length == 2 ? Integer.parseInt(columns[0]) : 0;
                    foldSize = 2 * Integer.parseInt(columns[columns.length - 1]);
                } else {
                    int fold = folds > 0 ? Math.min(folds - 1, pairs.size() / Math.max(1, foldSize)) : 0;
                    pairs.add(pair(columns, fold));
                }
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "Line %d of the pairs is not understood: \"%s\". Write NAME i j, or NAME i OTHER j."
                                .formatted(i + 1, line),
                        e);
            }
        }
        if (pairs.isEmpty()) {
            throw new IllegalArgumentException(
                    "The list has no pairs. Write NAME i j, or NAME i OTHER j, a line each.");
        }
        return new PairList(folds, pairs);
    }

    private static Pair pair(String[] columns, int fold) {
        return switch (columns.length) {
            case 3 ->
                new Pair(
                        new Item(columns[0], Integer.parseInt(columns[1])),
                        new Item(columns[0], Integer.parseInt(columns[2])),
                        fold);
            case 4 ->
                new Pair(
                        new Item(columns[0], Integer.parseInt(columns[1])),
                        new Item(columns[2], Integer.parseInt(columns[3])),
                        fold);
            default -> throw new IllegalArgumentException(columns.length + " columns");
        };
    }
}
