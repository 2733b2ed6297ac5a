package org.rollcall.voice;

import java.util.Arrays;
import java.util.List;

/**
 * A digit's templates side by side: the first states of {@value #SIDE} templates lie together, then their second ones and
 * so on. A state's forerunners then lie at the same distance for all of them, and the compiler takes them at once.
 */
final class DigitStates {
    /** How many templates lie side by side; further ones lie behind them. */
    static final int SIDE = 8;

    /** Nothing enters through what lies between and around the templates, as far as a state can be skipped. */
    static final int EDGE = 2 * SIDE;

    /** How many states at either end of a template may be left out. */
    private static final int SLACK = 3;

    /**
     * Cepstra after which the weight has fallen to 1/e: what digit it is lies in the broad shape of the spectrum; the finer
     * it is, the more it tells the person and the noise.
     */
    private static final double BROAD = 8;

    private static final float[] WEIGHTS = weights();

    /** Where all states lie, edges among them. */
    final int size;
    /** The states in which the digit may begin, and those in which it may be over. */
    final int[] first;

    final int[] last;

    private final float[][] columns;
    private final float[] squares;

    DigitStates(List<float[][]> templates) {
        int[] begins = begins(templates);
        size = begins[templates.size()];
        columns = new float[Templates.WIDTH][size];
        squares = new float[size];
        Arrays.fill(squares, Word.FAR * Word.FAR);
        for (int i = 0; i < templates.size(); i++) {
            place(templates.get(i), begins[i]);
        }
        first = ends(templates, begins, true);
        last = ends(templates, begins, false);
    }

    /** Where each template's first state lies, and how much room all take. */
    private static int[] begins(List<float[][]> templates) {
        int[] begins = new int[templates.size() + 1];
        int at = EDGE;
        for (int i = 0; i < templates.size(); i += SIDE) {
            int longest = 0;
            for (int j = i; j < Math.min(templates.size(), i + SIDE); j++) {
                begins[j] = at + j - i;
                longest = Math.max(longest, templates.get(j).length);
            }
            at += longest * SIDE + EDGE;
        }
        begins[templates.size()] = at;
        return begins;
    }

    private void place(float[][] template, int begin) {
        for (int j = 0; j < template.length; j++) {
            int state = begin + j * SIDE;
            squares[state] = 0;
            for (int w = 0; w < Templates.WIDTH; w++) {
                float v = template[j][w] * WEIGHTS[w];
                columns[w][state] = v;
                squares[state] += v * v;
            }
        }
    }

    private static int[] ends(List<float[][]> templates, int[] begins, boolean first) {
        int[] states = new int
                [templates.stream()
                        .mapToInt(template -> Math.min(template.length, SLACK + 1))
                        .sum()];
        int n = 0;
        for (int i = 0; i < templates.size(); i++) {
            int length = templates.get(i).length;
            for (int j = 0; j < Math.min(length, SLACK + 1); j++) {
                states[n++] = begins[i] + (first ? j : length - 1 - j) * SIDE;
            }
        }
        return states;
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

    /** How far each frame is from each state, one row a frame; an edge is as far as can be. */
    float[][] distances(Speech speech) {
        float[][] out = new float[speech.frames()][size];
        for (int t = 0; t < out.length; t++) {
            fill(speech.features()[t], out[t]);
        }
        return out;
    }

    private void fill(float[] x, float[] out) {
        float own = 0;
        for (int w = 0; w < Templates.WIDTH; w += 2) {
            float v = x[w] * WEIGHTS[w];
            float next = x[w + 1] * WEIGHTS[w + 1];
            own += v * v + next * next;
            subtract(out, columns[w], 2 * v, columns[w + 1], 2 * next);
        }
        for (int m = 0; m < out.length; m++) {
            out[m] = (float) Math.sqrt(Math.max(0, out[m] + own + squares[m]));
        }
    }

    private static void subtract(float[] out, float[] one, float its, float[] other, float others) {
        for (int m = 0; m < out.length; m++) {
            out[m] -= its * one[m] + others * other[m];
        }
    }
}
