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

    /**
     * Cepstra after which the weight has fallen to 1/e: what digit it is lies in the broad shape of the spectrum; the finer
     * it is, the more it tells the person and the noise.
     */
    private static final double BROAD = 8;

    private static final float[] WEIGHTS = weights();

    private static final float FAR = Word.FAR;

    private final Speech speech;
    private final Templates templates;
    private final float[] silence;
    /** Where each digit's templates start in a row of distances. */
    private final int[][] starts = new int[Templates.DIGITS][];

    private final int[][] lengths = new int[Templates.DIGITS][];

    private final float[][] distances;

    Alignment(Speech speech, Templates templates) {
        this.speech = speech;
        this.templates = templates;
        silence = silence(speech);
        distances = distances();
    }

    /** By feature, such that their squares are 1 on average. */
    private static float[] weights() {
        float[] weights = new float[Templates.WIDTH];
        double squares = 0;
        for (int w = 0; w < weights.length; w++) {
            weights[w] = (float) Math.exp(-(w % FrontEnd.CEPSTRA) / BROAD);
            squares += weights[w] * weights[w];
        }
        for (int w = 0; w < weights.length; w++) {
            weights[w] *= (float) Math.sqrt(weights.length / squares);
        }
        return weights;
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

    private float[][] distances() {
        int rows = 0;
        for (int d = 0; d < Templates.DIGITS; d++) {
            List<float[][]> of = templates.of(d);
            starts[d] = new int[of.size()];
            lengths[d] = of.stream().mapToInt(template -> template.length).toArray();
            for (int i = 0; i < of.size(); i++) {
                starts[d][i] = rows;
                rows += of.get(i).length;
            }
        }
        float[][] columns = new float[Templates.WIDTH][rows];
        float[] squares = new float[rows];
        for (int d = 0; d < Templates.DIGITS; d++) {
            for (int i = 0; i < starts[d].length; i++) {
                transpose(templates.of(d).get(i), starts[d][i], columns, squares);
            }
        }
        float[][] out = new float[speech.frames()][rows];
        for (int t = 0; t < out.length; t++) {
            fill(speech.features()[t], columns, squares, out[t]);
        }
        return out;
    }

    private static void transpose(float[][] template, int start, float[][] columns, float[] squares) {
        for (int w = 0; w < Templates.WIDTH; w++) {
            float[] column = columns[w];
            float weight = WEIGHTS[w];
            for (int j = 0; j < template.length; j++) {
                float v = template[j][w] * weight;
                column[start + j] = v;
                squares[start + j] += v * v;
            }
        }
    }

    private static void fill(float[] x, float[][] columns, float[] squares, float[] out) {
        float own = 0;
        for (int w = 0; w < Templates.WIDTH; w++) {
            float v = x[w] * WEIGHTS[w];
            own += v * v;
            subtract(out, columns[w], 2 * v);
        }
        for (int m = 0; m < out.length; m++) {
            out[m] = (float) Math.sqrt(Math.max(0, out[m] + own + squares[m]));
        }
    }

    private static void subtract(float[] out, float[] column, float factor) {
        for (int m = 0; m < out.length; m++) {
            out[m] -= factor * column[m];
        }
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
        float[][] exit = new float[speech.frames()][words.length];
        run(words, exit, List.of());
        return new Forced(digits, trace(words, exit), exit);
    }

    /** What a slot of a path holds: a pause (-1), a digit, a pause and so on. */
    private static int slotted(String digits, int slot) {
        return slot % 2 == 0 ? -1 : digits.charAt(slot / 2) - '0';
    }

    private Word word(int digit, boolean backwards) {
        return digit < 0
                ? new Word(silence, backwards)
                : new Word(digit, lengths[digit], starts[digit], distances, backwards);
    }

    /** Where places are given, from the end of the answer to its start, each digit is sought around its own only. */
    private static void run(Word[] words, float[][] exit, List<Placed> places) {
        for (int t = 0; t < exit.length; t++) {
            for (int s = 0; s < words.length; s++) {
                if (s % 2 == 1
                        && !places.isEmpty()
                        && far(places.get(places.size() - 1 - s / 2), exit.length - 1 - t)) {
                    exit[t][s] = FAR;
                    continue;
                }
                words[s].step(t, before(exit, t, s));
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
        int frames = speech.frames();
        String reversed = new StringBuilder(digits).reverse().toString();
        Word[] words = new Word[2 * digits.length() + 1];
        for (int s = 0; s < words.length; s++) {
            words[s] = word(slotted(reversed, s), true);
        }
        float[][] behind = new float[frames][words.length];
        run(words, behind, places);
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
     */
    private int began(int digit, int last, Before before) {
        Word word = word(digit, true);
        float least = Float.POSITIVE_INFINITY;
        int began = last;
        for (int t = last; t >= 0; t--) {
            word.step(speech.frames() - 1 - t, t == last ? 0 : FAR);
            float cost = word.exit + before.at(t);
            if (cost < least) {
                least = cost;
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
            int start = began(words[slot].digit, t, frame -> before(exit, frame, its));
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
        int frames = speech.frames();
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
            int start = began(word[t] - 1, t, frame -> frame == 0 ? 0 : best[frame - 1]);
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
