package org.rollcall.voice;

/** Power spectrum of one windowed frame (radix-2 FFT) and its mel bands. */
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

    /** Squared magnitudes of bins 0 to size/2 into {@code power}; the frame is padded with zeros. */
    void power(float[] frame, int length, float[] power) {
        for (int i = 0; i < size; i++) {
            int r = reversed[i];
            re[i] = r < length ? frame[r] : 0;
            im[i] = 0;
        }
        for (int half = 1; half < size; half *= 2) {
            int stride = size / (2 * half);
            for (int start = 0; start < size; start += 2 * half) {
                butterflies(start, half, stride);
            }
        }
        for (int i = 0; i < power.length; i++) {
            power[i] = re[i] * re[i] + im[i] * im[i];
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

    /** Triangular filters equally spaced in mel (2595 log10(1 + f/700)) between two edges, one row a filter. */
    static float[][] melFilters(int filters, int size, double rate, double low, double high) {
        double lowMel = mel(low);
        double step = (mel(high) - lowMel) / (filters + 1);
        float[][] rows = new float[filters][size / 2 + 1];
        for (int m = 0; m < filters; m++) {
            for (int bin = 0; bin <= size / 2; bin++) {
                double position = (mel(bin * rate / size) - lowMel) / step - m;
                rows[m][bin] = (float) Math.max(0, position <= 1 ? position : 2 - position);
            }
        }
        return rows;
    }

    private static double mel(double hertz) {
        return 2595 * Math.log10(1 + hertz / 700);
    }
}
