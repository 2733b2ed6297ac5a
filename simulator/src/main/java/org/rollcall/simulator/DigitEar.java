package org.rollcall.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rollcall.sound.Sound;

/**
 * Hears which digits a prompt asked for, by normalised cross-correlation with each digit as the line's voice says it.
 * It knows nothing of the server but its voice: the simulated caller listens as a person does.
 */
public final class DigitEar {
    private static final int RATE = 4_000;
    private static final double ALIKE = 0.6;
    private static final int PAUSE = RATE * 80 / 1000;
    private static final double QUIET = 0.03;

    private record Heard(int at, int length, char digit, double alike) {
        boolean overlaps(Heard other) {
            return at < other.at + other.length * 0.7 && other.at < at + length * 0.7;
        }
    }

    private final Map<Character, float[]> digits = new TreeMap<>();

    /** @param spoken each digit, 0 to 9, as the prompts say it */
    public DigitEar(Map<Character, Sound> spoken) {
        spoken.forEach((digit, sound) ->
                digits.put(digit, trimmed(sound.resampled(RATE).samples())));
    }

    /** The digits heard, in order; empty if none. */
    public String digitsIn(Sound prompt) {
        float[] heard = prompt.resampled(RATE).samples();
        var found = new ArrayList<Heard>();
        double[] energy = running(heard);
        digits.forEach((digit, template) -> search(heard, energy, digit, template, found));
        found.sort(Comparator.comparingDouble(Heard::alike).reversed());
        var kept = new ArrayList<Heard>();
        for (Heard candidate : found) {
            if (kept.stream().noneMatch(candidate::overlaps)) {
                kept.add(candidate);
            }
        }
        kept.sort(Comparator.comparingInt(Heard::at));
        var text = new StringBuilder();
        kept.forEach(h -> text.append(h.digit));
        return text.toString();
    }

    private static void search(float[] heard, double[] energy, char digit, float[] template, List<Heard> found) {
        double templateEnergy = energy(template);
        for (int at = 0; at + template.length <= heard.length; at++) {
            int end = at + template.length;
            double windowEnergy = energy[end] - energy[at];
            // Digits stand alone: what lies within a sentence is another word's part. And quiet correlates with
            // anything.
            double most = QUIET * windowEnergy / template.length * PAUSE;
            if (windowEnergy > template.length * 1e-6
                    && energy[at] - energy[Math.max(0, at - PAUSE)] <= most
                    && energy[Math.min(heard.length, end + PAUSE)] - energy[end] <= most) {
                double alike = product(heard, at, template) / Math.sqrt(templateEnergy * windowEnergy);
                if (alike > ALIKE) {
                    found.add(new Heard(at, template.length, digit, alike));
                }
            }
        }
    }

    /** The energy up to each sample. */
    private static double[] running(float[] samples) {
        double[] sums = new double[samples.length + 1];
        for (int i = 0; i < samples.length; i++) {
            sums[i + 1] = sums[i] + (double) samples[i] * samples[i];
        }
        return sums;
    }

    private static double product(float[] heard, int at, float[] template) {
        float sum = 0;
        for (int i = 0; i < template.length; i++) {
            sum += heard[at + i] * template[i];
        }
        return sum;
    }

    private static double energy(float[] samples) {
        return running(samples)[samples.length];
    }

    private static float[] trimmed(float[] samples) {
        float peak = 0;
        for (float sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        int from = 0;
        int to = samples.length;
        while (from < to && Math.abs(samples[from]) < peak * 0.02f) {
            from++;
        }
        while (to > from && Math.abs(samples[to - 1]) < peak * 0.02f) {
            to--;
        }
        return java.util.Arrays.copyOfRange(samples, from, to);
    }
}
