package org.rollcall.voice;

import java.util.ArrayList;
import java.util.List;

/** Spoken examples of each digit: rows of the first {@value #WIDTH} normalised features. */
final class Templates {
    /** c1 to c19 and their first differences. */
    static final int WIDTH = 2 * FrontEnd.CEPSTRA;

    static final int DIGITS = 10;
    static final int LONGEST = 120;
    static final int SHORTEST = 8;

    private final List<List<float[][]>> byDigit = new ArrayList<>();

    Templates() {
        for (int d = 0; d < DIGITS; d++) {
            byDigit.add(new ArrayList<>());
        }
    }

    /** Adds frames {@code from} to {@code to} (exclusive) as an example; too short ones are left out, long ones cut. */
    void add(int digit, Speech speech, int from, int to) {
        int end = Math.min(to, from + LONGEST);
        if (end - from < SHORTEST) {
            return;
        }
        float[][] rows = new float[end - from][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = java.util.Arrays.copyOf(speech.features()[from + i], WIDTH);
        }
        byDigit.get(digit).add(rows);
    }

    void add(int digit, float[][] rows) {
        byDigit.get(digit).add(rows);
    }

    List<float[][]> of(int digit) {
        return byDigit.get(digit);
    }

    boolean has(String digits) {
        return digits.chars().allMatch(c -> !byDigit.get(c - '0').isEmpty());
    }
}
