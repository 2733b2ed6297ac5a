package org.rollcall.voice;

import org.rollcall.sound.Sound;

/**
 * Sound to log mel energies as Kaldi's compute-fbank-feats gives them, which speaker networks of WeSpeaker's kind are
 * trained on: 16-bit range, 25 ms Hamming windows every 10 ms without padding, each freed of its mean, pre-emphasis 0.97,
 * {@value #BANDS} mel bands from 20 Hz to half the rate, no dither. Not for several threads at once.
 */
final class FilterBank {
    static final int BANDS = 80;

    private static final double LOWEST_HERTZ = 20;
    private static final float FULL_SCALE = 32_768;
    private static final float PRE_EMPHASIS = 0.97f;
    /** The least energy a band counts as having: the step of a float at 1. */
    private static final float LEAST = Math.ulp(1f);

    private final int rate;
    private final int window;
    private final int step;
    private final int size;
    private final Spectrum spectrum;
    private final Spectrum.Band[] mel;
    private final float[] hamming;

    FilterBank(int rate) {
        this.rate = rate;
        window = rate / 40;
        step = rate / 100;
        size = 2 * Integer.highestOneBit(window - 1);
        spectrum = new Spectrum(size);
        mel = Spectrum.melBands(BANDS, size, rate, LOWEST_HERTZ, rate / 2.0);
        hamming = new float[window];
        for (int i = 0; i < window; i++) {
            hamming[i] = (float) (0.54 - 0.46 * Math.cos(2 * Math.PI * i / (window - 1)));
        }
    }

    /** One row of {@value #BANDS} a frame; none for a sound shorter than one window. */
    float[][] analyse(Sound sound) {
        float[] x = sound.resampled(rate).samples();
        int frames = x.length < window ? 0 : 1 + (x.length - window) / step;
        float[][] rows = new float[frames][BANDS];
        float[][] frame = new float[2][window];
        float[][] power = new float[2][size / 2 + 1];
        for (int t = 0; t < frames; t += 2) {
            int next = Math.min(t + 1, frames - 1);
            window(x, t * step, frame[0]);
            window(x, next * step, frame[1]);
            spectrum.power(frame[0], frame[1], window, power[0], power[1]);
            bands(power[0], rows[t]);
            bands(power[1], rows[next]);
        }
        return rows;
    }

    private void window(float[] x, int start, float[] frame) {
        double sum = 0;
        for (int i = 0; i < window; i++) {
            sum += x[start + i];
        }
        float mean = (float) (sum / window);
        float before = x[start] - mean;
        for (int i = 0; i < window; i++) {
            float now = x[start + i] - mean;
            frame[i] = FULL_SCALE * (now - PRE_EMPHASIS * before) * hamming[i];
            before = now;
        }
    }

    private void bands(float[] power, float[] row) {
        for (int b = 0; b < BANDS; b++) {
            row[b] = (float) Math.log(Math.max(LEAST, mel[b].of(power)));
        }
    }

    /** Takes each band's mean over these rows away from it, in place. */
    static void takeMeansAway(float[][] rows) {
        for (int b = 0; b < BANDS; b++) {
            double sum = 0;
            for (float[] row : rows) {
                sum += row[b];
            }
            float mean = (float) (sum / Math.max(1, rows.length));
            for (float[] row : rows) {
                row[b] -= mean;
            }
        }
    }
}
