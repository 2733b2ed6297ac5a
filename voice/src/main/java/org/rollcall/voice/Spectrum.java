package org.rollcall.voice;

/** Power spectra of windowed frames (radix-2 FFT) and its mel bands. */
final class Spectrum {
    private final int size;
    private final float[] cos;
    private final float[] sin;
    private final int[] reversed;
    private final float[] re;
    private final float[] im;

    Spectrum(int size) {
        this.size = size;
        cos = new float[size / 2];
        sin = new float[size / 2];
        for (int i = 0; i < size / 2; i++) {
            cos[i] = (float) Math.cos(2 * Math.PI * i / size);
            sin[i] = (float) -Math.sin(2 * Math.PI * i / size);
        }
        reversed = new int[size];
        int bits = Integer.numberOfTrailingZeros(size);
        for (int i = 0; i < size; i++) {
            reversed[i] = Integer.reverse(i) >>> (32 - bits);
        }
        re = new float[size];
        im = new float[size];
    }

    /**
     * Squared magnitudes of bins 0 to size/2 of two real frames by one transform: the second rides as the imaginary
     * part. Frames of {@code length} samples are padded with zeros.
     */
    void power(float[] first, float[] second, int length, float[] firstPower, float[] secondPower) {
        for (int i = 0; i < size; i++) {
            int r = reversed[i];
            re[i] = r < length ? first[r] : 0;
            im[i] = r < length ? second[r] : 0;
        }
        for (int half = 1; half < size; half *= 2) {
            int stride = size / (2 * half);
            for (int start = 0; start < size; start += 2 * half) {
                butterflies(start, half, stride);
            }
        }
        for (int i = 0; i < firstPower.length; i++) {
            int mirror = (size - i) & (size - 1);
            float evenRe = re[i] + re[mirror];
            float oddIm = im[i] - im[mirror];
            float evenIm = im[i] + im[mirror];
            float oddRe = re[i] - re[mirror];
            firstPower[i] = (evenRe * evenRe + oddIm * oddIm) / 4;
            secondPower[i] = (evenIm * evenIm + oddRe * oddRe) / 4;
        }
    }

    private void butterflies(int start, int half, int stride) {
        for (int k = 0; k < half; k++) {
            int a = start + k;
            int b = a + half;
            float c = cos[k * stride];
            float s = sin[k * stride];
            float tr = re[b] * c - im[b] * s;
            float ti = re[b] * s + im[b] * c;
            re[b] = re[a] - tr;
            im[b] = im[a] - ti;
            re[a] += tr;
            im[a] += ti;
        }
    }

    /** One triangular filter: weights for the bins from {@code first}. */
    record Band(int first, float[] weights) {
        float of(float[] power) {
            float sum = 0;
            for (int i = 0; i < weights.length; i++) {
                sum += weights[i] * power[first + i];
            }
            return sum;
        }
    }

    /** Triangular filters equally spaced in mel (2595 log10(1 + f/700)) between two edges. */
    static Band[] melBands(int filters, int size, double rate, double low, double high) {
        double lowMel = mel(low);
        double step = (mel(high) - lowMel) / (filters + 1);
        Band[] bands = new Band[filters];
        for (int m = 0; m < filters; m++) {
            int first = 0;
            while (mel(first * rate / size) <= lowMel + m * step) {
                first++;
            }
            int end = first;
            while (mel(end * rate / size) < lowMel + (m + 2) * step) {
                end++;
            }
            float[] weights = new float[end - first];
            for (int i = 0; i < weights.length; i++) {
                double position = (mel((first + i) * rate / size) - lowMel) / step - m;
                weights[i] = (float) Math.max(0, position <= 1 ? position : 2 - position);
            }
            bands[m] = new Band(first, weights);
        }
        return bands;
    }

    private static double mel(double hertz) {
        return 2595 * Math.log10(1 + hertz / 700);
    }
}
