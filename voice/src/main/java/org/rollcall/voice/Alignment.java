package org.rollcall.voice;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Finds digits in an answer by test-synchronous one-pass dynamic programming against templates: each frame of the answer
 * costs once, so the costs of different digit strings can be compared (H. Ney, The use of a one-stage dynamic programming
 * algorithm for connected word recognition, 1984).
 */
final class Alignment {
    private static final float SILENCE_COST = 7;

    /** How far from its place, in frames, another digit may begin or end instead. */
    private static final int NEAR = 25;

    private static final float FAR = Word.FAR;

    /** How far the same costs added up in another order may be from each other, as a share. */
    private static final float ROUNDING = 2e-6f;

    private final int frames;
    private final float[] silence;
    private final DigitStates[] states = new DigitStates[Templates.DIGITS];
    /** By digit, a row a frame. */
    private final float[][][] distances = new float[Templates.DIGITS][][];

    Alignment(Speech speech, Templates templates) {
        frames = speech.frames();
        silence = silence(speech);
        for (int d = 0; d < Templates.DIGITS; d++) {
            states[d] = new DigitStates(templates.of(d));
            distances[d] = states[d].distances(speech);
        }
    }

    /** A digit's place: frames from (inclusive) to (exclusive), and what it costs there. */
    record Placed(int digit, int from, int to, double cost) {}

    /**
     * The cheapest path.
     *
     * @param cost of all frames, or infinite when the digits do not fit at all
     */
    record Path(double cost, List<Placed> digits) {
        String heard() {
            StringBuilder s = new StringBuilder();
            digits.forEach(p -> s.append(p.digit()));
            return s.toString();
        }
    }

    private static float[] silence(Speech speech) {
        float[] cost = new float[speech.frames()];
        for (int t = 0; t < cost.length; t++) {
            double s = Math.clamp((speech.energy()[t] - speech.detected().threshold()) / 6, -1.0, 1.0);
            cost[t] = (float) (SILENCE_COST * (1 + s));
        }
        return cost;
    }

    /**
     * The cheapest way to say exactly some digits, with what each frame cost on the way there.
     *
     * @param ahead cost of the frames up to each one, by the slot it ends in
     */
    record Forced(String digits, Path path, float[][] ahead) {}

    /** The cheapest way to say exactly these digits in this order, with or without pauses. */
    Forced asked(String digits) {
        Word[] words = new Word[2 * digits.length() + 1];
        for (int s = 0; s < words.length; s++) {
            words[s] = word(slotted(digits, s), false);
        }
        float[][] exit = new float[frames][words.length];
        run(words, exit);
        return new Forced(digits, trace(words, exit), exit);
    }

    /** What a slot of a path holds: a pause (-1), a digit, a pause and so on. */
    private static int slotted(String digits, int slot) {
        return slot % 2 == 0 ? -1 : digits.charAt(slot / 2) - '0';
    }

    private Word word(int digit, boolean backwards) {
        return digit < 0 ? new Word.Pause(silence) : new Word.Digit(digit, states[digit], distances[digit], backwards);
    }

    private static void run(Word[] words, float[][] exit) {
        for (int t = 0; t < exit.length; t++) {
            for (int s = 0; s < words.length; s++) {
                words[s].step(t, before(exit, t, s));
                exit[t][s] = words[s].exit;
            }
        }
    }

    /** From the end of the answer to its start, each digit around its own place only. */
    private static void runBack(Word[] words, float[][] exit, List<Placed> places) {
        for (int t = 0; t < exit.length; t++) {
            int frame = exit.length - 1 - t;
            for (int s = 0; s < words.length; s++) {
                if (s % 2 == 1 && far(places.get(places.size() - 1 - s / 2), frame)) {
                    exit[t][s] = FAR;
                    continue;
                }
                words[s].step(frame, before(exit, t, s));
                exit[t][s] = words[s].exit;
            }
        }
    }

    private static boolean far(Placed place, int frame) {
        return frame < place.from() - 2 * NEAR || frame >= place.to() + 2 * NEAR;
    }

    /** The cheapest way to come to a slot at frame t. */
    private static float before(float[][] exit, int t, int slot) {
        return t == 0 ? (slot <= 1 ? 0 : FAR) : before(exit[t - 1], slot);
    }

    private static float before(float[] exit, int slot) {
        float best = slot >= 1 ? exit[slot - 1] : FAR;
        return slot % 2 == 1 && slot >= 2 ? Math.min(best, exit[slot - 2]) : best;
    }

    /**
     * What a change in one place would save, all other places as asked, in cost. One row a digit asked, none for a path that
     * found no place for them.
     *
     * @param instead what each digit would save in each place; 0 for the one asked, negative for one that fits worse
     * @param without what it would save to leave the place's digit out
     */
    record Saved(float[][] instead, float[] without) {}

    /** What other digits than those asked, or fewer, would save. */
    Saved saved(Forced asked) {
        String digits = asked.digits();
        List<Placed> places = asked.path().digits();
        if (places.size() != digits.length()) {
            return new Saved(new float[0][], new float[0]);
        }
        String reversed = new StringBuilder(digits).reverse().toString();
        Word[] words = new Word[2 * digits.length() + 1];
        for (int s = 0; s < words.length; s++) {
            words[s] = word(slotted(reversed, s), true);
        }
        float[][] behind = new float[frames][words.length];
        runBack(words, behind, places);
        float cost = (float) asked.path().cost();
        float[][] instead = new float[digits.length()][Templates.DIGITS];
        float[] without = new float[digits.length()];
        for (int i = 0; i < without.length; i++) {
            int slot = 2 * i + 1;
            for (int d = 0; d < Templates.DIGITS; d++) {
                if (d != places.get(i).digit()) {
                    instead[i][d] = cost - instead(d, slot, places.get(i), asked.ahead(), behind);
                }
            }
            without[i] = cost - without(slot, places.get(i), asked.ahead(), behind);
        }
        return new Saved(instead, without);
    }

    /** The cheapest way that goes from what is before a slot to what is behind it at once; a digit's own cost is left in. */
    private static float without(int slot, Placed place, float[][] ahead, float[][] behind) {
        int frames = ahead.length;
        int slots = behind[0].length;
        float least = FAR;
        for (int t = Math.max(1, place.from() - NEAR); t < Math.min(frames, place.to() + NEAR); t++) {
            least = Math.min(least, before(ahead, t, slot) + before(behind, frames - t, slots - 1 - slot));
        }
        return least + Word.DIGIT_COST;
    }

    private float instead(int digit, int slot, Placed place, float[][] ahead, float[][] behind) {
        Word word = word(digit, false);
        int frames = ahead.length;
        int slots = behind[0].length;
        float least = FAR;
        for (int t = Math.max(0, place.from() - NEAR); t < Math.min(frames, place.to() + NEAR); t++) {
            word.step(t, before(ahead, t, slot));
            least = Math.min(least, word.exit + before(behind, frames - 1 - t, slots - 1 - slot));
        }
        return least;
    }

    /** What it costs to come to a word that begins at a frame. */
    private interface Before {
        float at(int frame);
    }

    /**
     * The frame at which a word began that is over after frame {@code last}: where the ways to it and through it, which is
     * gone through from its end, are cheapest together. Found for the few words of a path, so that no other word has to
     * remember its beginnings.
     *
     * @param cost what both cost together, known but for the order in which it is added up here
     */
    private int began(int digit, int last, float cost, Before before) {
        Word word = word(digit, true);
        float enough = cost * (1 + ROUNDING);
        float least = Float.POSITIVE_INFINITY;
        int began = last;
        for (int t = last; t >= 0 && least > enough; t--) {
            word.step(t, t == last ? 0 : FAR);
            float its = word.exit + before.at(t);
            if (its < least) {
                least = its;
                began = t;
            }
        }
        return began;
    }

    private Path trace(Word[] words, float[][] exit) {
        int last = exit.length - 1;
        int slots = words.length;
        if (last < 0) {
            return new Path(Double.POSITIVE_INFINITY, List.of());
        }
        int slot = exit[last][slots - 1] < exit[last][slots - 2] ? slots - 1 : slots - 2;
        double cost = exit[last][slot];
        if (cost >= FAR / 2) {
            return new Path(Double.POSITIVE_INFINITY, List.of());
        }
        List<Placed> placed = new ArrayList<>();
        int t = last;
        while (t >= 0 && slot >= 0) {
            int its = slot;
            int start = began(words[slot].digit, t, exit[t][slot], frame -> before(exit, frame, its));
            if (words[slot].digit >= 0) {
                double before = start == 0 ? 0 : before(exit[start - 1], slot);
                placed.add(new Placed(words[slot].digit, start, t + 1, exit[t][slot] - before - Word.DIGIT_COST));
            }
            t = start - 1;
            if (t >= 0) {
                boolean skip = slot % 2 == 1 && slot >= 2 && exit[t][slot - 2] <= exit[t][slot - 1];
                slot -= skip ? 2 : 1;
            }
        }
        Collections.reverse(placed);
        return new Path(cost, placed);
    }

    /** The cheapest way to say any digits in any number. */
    Path free() {
        Word[] words = new Word[Templates.DIGITS + 1];
        for (int d = 0; d < words.length; d++) {
            words[d] = word(d - 1, false);
        }
        float[] best = new float[frames];
        int[] word = new int[frames];
        for (int t = 0; t < frames; t++) {
            best[t] = FAR;
            for (int w = 0; w < words.length; w++) {
                words[w].step(t, t == 0 ? 0 : best[t - 1]);
                if (words[w].exit < best[t]) {
                    best[t] = words[w].exit;
                    word[t] = w;
                }
            }
        }
        List<Placed> placed = new ArrayList<>();
        int t = frames - 1;
        while (t >= 0) {
            int start = began(word[t] - 1, t, best[t], frame -> frame == 0 ? 0 : best[frame - 1]);
            if (word[t] > 0) {
                double before = start == 0 ? 0 : best[start - 1];
                placed.add(new Placed(word[t] - 1, start, t + 1, best[t] - before - Word.DIGIT_COST));
            }
            t = start - 1;
        }
        Collections.reverse(placed);
        return new Path(frames == 0 ? Double.POSITIVE_INFINITY : best[frames - 1], placed);
    }
}
