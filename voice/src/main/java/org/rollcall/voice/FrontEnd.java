package org.rollcall.voice;

import java.util.SplittableRandom;
import org.rollcall.sound.Level;
import org.rollcall.sound.Sound;

/**
 * Sound to cepstra: 8 kHz, level -26 dBFS, 270 to 3450 Hz, dither, pre-emphasis 0.97, 25 ms Hamming windows every 10 ms,
 * 24 mel bands from 250 to 3500 Hz, c1 to c19 with first and second differences. Not for several threads at once.
 */
final class FrontEnd {
    static final int RATE = 8_000;
    static final int STEP = 80;
    static final int CEPSTRA = 19;
    static final int DIMENSIONS = 3 * CEPSTRA;

    private static final int WINDOW = 200;
    private static final int FFT = 256;
    private static final int BANDS = 24;
    private static final double TARGET_DBFS = -26;
    private static final float DITHER = 1e-5f;

    private final Spectrum spectrum = new Spectrum(FFT);
    private final Spectrum.Band[] mel = Spectrum.melBands(BANDS, FFT, RATE, 250, 3500);
    private final float[][] cosine = new float[CEPSTRA][BANDS];
    private final float[] bands = new float[BANDS];
    private final float[] hamming = new float[WINDOW];

    FrontEnd() {
        for (int c = 0; c < CEPSTRA; c++) {
            for (int b = 0; b < BANDS; b++) {
                cosine[c][b] = (float) (Math.sqrt(2.0 / BANDS) * Math.cos(Math.PI * (c + 1) * (b + 0.5) / BANDS));
            }
        }
        for (int i = 0; i < WINDOW; i++) {
            hamming[i] = (float) (0.54 - 0.46 * Math.cos(2 * Math.PI * i / (WINDOW - 1)));
        }
    }

    /** The cepstra of a sound; of none, when it is shorter than one window. */
    Speech analyse(Sound sound) {
        float[] x = Level.normalised(sound.resampled(RATE), TARGET_DBFS).samples();
        Filter.highPass4(270, RATE).run(x);
        Filter.lowPass4(3450, RATE).run(x);
        SplittableRandom dither = new SplittableRandom(x.length);
        for (int i = 0; i < x.length; i++) {
            x[i] += DITHER * (float) dither.nextGaussian();
        }
        int frames = x.length < WINDOW ? 0 : 1 + (x.length - WINDOW) / STEP;
        float[][] features = new float[frames][DIMENSIONS];
        float[] energy = new float[frames];
        float[][] frame = new float[2][WINDOW];
        float[][] power = new float[2][FFT / 2 + 1];
        for (int t = 0; t < frames; t += 2) {
            int next = Math.min(t + 1, frames - 1);
            energy[t] = window(x, t * STEP, frame[0]);
            energy[next] = window(x, next * STEP, frame[1]);
            spectrum.power(frame[0], frame[1], WINDOW, power[0], power[1]);
            cepstra(power[0], features[t]);
            cepstra(power[1], features[next]);
        }
        differences(features, 0);
        differences(features, CEPSTRA);
        return new Speech(features, energy, SpeechDetector.detect(energy));
    }

    /** Fills the frame, windowed and pre-emphasised; gives its energy in decibels. */
    private float window(float[] x, int start, float[] frame) {
        double energy = 0;
        for (int i = 0; i < WINDOW; i++) {
            float now = x[start + i];
            float before = start + i == 0 ? 0 : x[start + i - 1];
            energy += now * now;
            frame[i] = (now - 0.97f * before) * hamming[i];
        }
        return (float) (10 * Math.log10(energy / WINDOW + 1e-12));
    }

    private void cepstra(float[] power, float[] out) {
        for (int b = 0; b < BANDS; b++) {
            bands[b] = (float) Math.log(mel[b].of(power) + 1e-12f);
        }
        for (int c = 0; c < CEPSTRA; c++) {
            out[c] = dot(cosine[c], bands);
        }
    }

    private static float dot(float[] a, float[] b) {
        float sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** Regression over two frames each side of the columns from {@code from}, into the columns after them. */
    private static void differences(float[][] features, int from) {
        int last = features.length - 1;
        for (int t = 0; t <= last; t++) {
            float[] a1 = features[Math.min(last, t + 1)];
            float[] b1 = features[Math.max(0, t - 1)];
            float[] a2 = features[Math.min(last, t + 2)];
            float[] b2 = features[Math.max(0, t - 2)];
            for (int c = from; c < from + CEPSTRA; c++) {
                features[t][c + CEPSTRA] = (a1[c] - b1[c] + 2 * (a2[c] - b2[c])) / 10;
            }
        }
    }
}
