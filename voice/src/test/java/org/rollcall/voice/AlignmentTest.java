package org.rollcall.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** The alignment against the same search written as plainly as can be, on speech and templates of chance. */
class AlignmentTest {
    private static final double DIGIT_COST = 12;
    private static final int SLACK = 3;

    @Property(tries = 60, seed = "2026")
    void theCheapestWayIsFound(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
            @ForAll @IntRange(min = 1, max = 19) int examples,
            @ForAll @IntRange(min = 1, max = 5) int length) {
        var random = new SplittableRandom(seed);
        Templates templates = templates(random, examples);
        String digits = digits(random, length);
        Speech speech = said(random, templates, digits);
        var alignment = new Alignment(speech, templates);
        double[][][][] distances = distances(speech, templates);
        double[] silence = silence(speech);

        Alignment.Path asked = alignment.asked(digits).path();
        assertThat(asked.heard()).isEqualTo(digits);
        assertThat(asked.cost()).isCloseTo(askedPlainly(digits, distances, silence), within(asked.cost() * 1e-5));
        inOrder(asked, speech.frames());

        Alignment.Path free = alignment.free();
        assertThat(free.cost()).isCloseTo(freePlainly(distances, silence), within(free.cost() * 1e-5));
        assertThat(free.cost()).isLessThanOrEqualTo(asked.cost() * (1 + 1e-6));
        inOrder(free, speech.frames());
    }

    @Property(tries = 30, seed = "2026")
    void whatAnotherDigitSavesIsWhatItsOwnPathCostsLess(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed, @ForAll @IntRange(min = 2, max = 4) int length) {
        var random = new SplittableRandom(seed);
        Templates templates = templates(random, 3);
        String digits = digits(random, length);
        var alignment = new Alignment(said(random, templates, digits), templates);
        Alignment.Forced asked = alignment.asked(digits);
        float[][] instead = alignment.saved(asked).instead();
        for (int i = 0; i < length; i++) {
            for (int d = 0; d < Templates.DIGITS; d++) {
                String other = digits.substring(0, i) + d + digits.substring(i + 1);
                double less =
                        asked.path().cost() - alignment.asked(other).path().cost();
                // Sought around the place alone, so never cheaper than where it may lie anywhere.
                assertThat((double) instead[i][d])
                        .isLessThanOrEqualTo(less + asked.path().cost() * 1e-5);
            }
        }
    }

    private static void inOrder(Alignment.Path path, int frames) {
        int at = 0;
        for (Alignment.Placed placed : path.digits()) {
            assertThat(placed.from()).isGreaterThanOrEqualTo(at);
            assertThat(placed.to()).isGreaterThan(placed.from());
            at = placed.to();
        }
        assertThat(at).isLessThanOrEqualTo(frames);
    }

    private static Templates templates(SplittableRandom random, int examples) {
        var templates = new Templates();
        for (int d = 0; d < Templates.DIGITS; d++) {
            float[][] spoken = random(random, 12 + random.nextInt(20));
            for (int i = 0; i < examples; i++) {
                int length = Templates.SHORTEST + random.nextInt(30);
                float[][] rows = new float[length][];
                for (int j = 0; j < length; j++) {
                    rows[j] = near(random, spoken[j * spoken.length / length], 0.4);
                }
                templates.add(d, rows);
            }
        }
        return templates;
    }

    private static String digits(SplittableRandom random, int length) {
        var digits = new StringBuilder();
        for (int i = 0; i < length; i++) {
            digits.append(random.nextInt(Templates.DIGITS));
        }
        return digits.toString();
    }

    /** An example of each digit, noisier, with pauses between some. */
    private static Speech said(SplittableRandom random, Templates templates, String digits) {
        List<float[]> frames = new ArrayList<>();
        List<Float> energy = new ArrayList<>();
        for (char c : digits.toCharArray()) {
            for (int i = random.nextInt(12); i > 0; i--) {
                frames.add(random(random, 1)[0]);
                energy.add(-60f + random.nextInt(5));
            }
            List<float[][]> examples = templates.of(c - '0');
            for (float[] row : examples.get(random.nextInt(examples.size()))) {
                frames.add(near(random, row, 0.6));
                energy.add(-20f + random.nextInt(5));
            }
        }
        float[] decibels = new float[energy.size()];
        boolean[] speech = new boolean[energy.size()];
        for (int t = 0; t < decibels.length; t++) {
            decibels[t] = energy.get(t);
            speech[t] = decibels[t] > -40;
        }
        return new Speech(frames.toArray(new float[0][]), decibels, new SpeechDetector.Detected(-40, speech));
    }

    private static float[][] random(SplittableRandom random, int rows) {
        float[][] out = new float[rows][];
        for (int i = 0; i < rows; i++) {
            out[i] = near(random, new float[Templates.WIDTH], 1);
        }
        return out;
    }

    private static float[] near(SplittableRandom random, float[] row, double deviation) {
        float[] out = new float[row.length];
        for (int w = 0; w < out.length; w++) {
            out[w] = (float) (row[w] + deviation * random.nextGaussian());
        }
        return out;
    }

    /** By digit, template, frame and state. */
    private static double[][][][] distances(Speech speech, Templates templates) {
        double[] weights = weights();
        double[][][][] out = new double[Templates.DIGITS][][][];
        for (int d = 0; d < Templates.DIGITS; d++) {
            List<float[][]> of = templates.of(d);
            out[d] = new double[of.size()][speech.frames()][];
            for (int i = 0; i < of.size(); i++) {
                for (int t = 0; t < speech.frames(); t++) {
                    float[] x = speech.features()[t];
                    out[d][i][t] = Arrays.stream(of.get(i))
                            .mapToDouble(state -> distance(x, state, weights))
                            .toArray();
                }
            }
        }
        return out;
    }

    private static double distance(float[] x, float[] state, double[] weights) {
        double sum = 0;
        for (int w = 0; w < weights.length; w++) {
            double by = (x[w] - state[w]) * weights[w];
            sum += by * by;
        }
        return Math.sqrt(sum);
    }

    private static double[] weights() {
        double[] weights = new double[Templates.WIDTH];
        double squares = 0;
        for (int w = 0; w < weights.length; w++) {
            weights[w] = Math.exp(-(w % FrontEnd.CEPSTRA) / 8.0);
            squares += weights[w] * weights[w];
        }
        double scale = Math.sqrt(weights.length / squares);
        return Arrays.stream(weights).map(weight -> weight * scale).toArray();
    }

    private static double[] silence(Speech speech) {
        double[] cost = new double[speech.frames()];
        for (int t = 0; t < cost.length; t++) {
            cost[t] = 7 * (1 + Math.clamp((speech.energy()[t] + 40.0) / 6, -1, 1));
        }
        return cost;
    }

    /** Cost of being over with what a slot holds after each frame, coming from {@code before} (its first: before frame 0). */
    private static double[] through(double[] before, double[][][] templates) {
        double[] over = new double[before.length - 1];
        Arrays.fill(over, Double.POSITIVE_INFINITY);
        for (double[][] local : templates) {
            int states = local[0].length;
            double[] was = new double[states];
            Arrays.fill(was, Double.POSITIVE_INFINITY);
            for (int t = 0; t < local.length; t++) {
                double[] is = new double[states];
                for (int j = 0; j < states; j++) {
                    double best = was[j];
                    best = j >= 1 ? Math.min(best, was[j - 1]) : best;
                    best = j >= 2 ? Math.min(best, was[j - 2]) : best;
                    best = j <= SLACK ? Math.min(best, before[t] + DIGIT_COST) : best;
                    is[j] = best + local[t][j];
                    over[t] = j >= states - 1 - SLACK ? Math.min(over[t], is[j]) : over[t];
                }
                was = is;
            }
        }
        return over;
    }

    private static double[] paused(double[] before, double[] silence) {
        double[] over = new double[silence.length];
        double is = Double.POSITIVE_INFINITY;
        for (int t = 0; t < silence.length; t++) {
            is = Math.min(is, before[t]) + silence[t];
            over[t] = is;
        }
        return over;
    }

    private static double askedPlainly(String digits, double[][][][] distances, double[] silence) {
        double[] before = new double[silence.length + 1];
        Arrays.fill(before, Double.POSITIVE_INFINITY);
        before[0] = 0;
        for (char c : digits.toCharArray()) {
            before = through(least(before, later(paused(before, silence))), distances[c - '0']);
            before = later(before);
        }
        return least(before, later(paused(before, silence)))[silence.length];
    }

    private static double[] later(double[] over) {
        double[] before = new double[over.length + 1];
        before[0] = Double.POSITIVE_INFINITY;
        System.arraycopy(over, 0, before, 1, over.length);
        return before;
    }

    private static double[] least(double[] one, double[] other) {
        double[] least = new double[one.length];
        for (int i = 0; i < least.length; i++) {
            least[i] = Math.min(one[i], other[i]);
        }
        return least;
    }

    /** Frame by frame: what is over at a frame may be followed by anything. */
    private static double freePlainly(double[][][][] distances, double[] silence) {
        double[] before = new double[silence.length + 1];
        Arrays.fill(before, Double.POSITIVE_INFINITY);
        before[0] = 0;
        for (int t = 1; t < before.length; t++) {
            double[] sofar = Arrays.copyOf(before, t + 1);
            sofar[t] = Double.POSITIVE_INFINITY;
            before[t] = paused(sofar, Arrays.copyOf(silence, t))[t - 1];
            for (double[][][] digit : distances) {
                int frames = t;
                double[][][] until = Arrays.stream(digit)
                        .map(local -> Arrays.copyOf(local, frames))
                        .toArray(double[][][]::new);
                before[t] = Math.min(before[t], through(sofar, until)[t - 1]);
            }
        }
        return before[silence.length];
    }
}
