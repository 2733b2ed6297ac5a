package org.rollcall.sound;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Mono sound: samples between -1 and 1 at a rate in hertz. Immutable; samples outside the range are cut to it and those
 * that are not numbers become silence.
 */
public final class Sound {
    /** The lowest rate held, in hertz. */
    public static final int LOWEST_RATE = 4_000;
    /** The highest rate held, in hertz. */
    public static final int HIGHEST_RATE = 192_000;
    /** The longest sound held: fifteen minutes at 48 kHz. */
    public static final int MOST_SAMPLES = 15 * 60 * 48_000;

    private final float[] samples;
    private final int rate;

    private Sound(float[] owned, int rate) {
        this.samples = owned;
        this.rate = rate;
    }

    /** A sound of these samples, which are copied. Throws IllegalArgumentException for a rate or length out of bounds. */
    public static Sound of(float[] samples, int rate) {
        return owning(samples.clone(), rate);
    }

    /** As {@link #of}, but takes the array over and bounds it in place. */
    static Sound owning(float[] samples, int rate) {
        if (rate < LOWEST_RATE || rate > HIGHEST_RATE) {
            throw new IllegalArgumentException("A rate of " + rate + " Hz is outside " + LOWEST_RATE + " to "
                    + HIGHEST_RATE + " Hz; resample the sound first.");
        }
        if (samples.length > MOST_SAMPLES) {
            throw new IllegalArgumentException(
                    "A sound of " + samples.length + " samples is longer than the " + MOST_SAMPLES + " held; cut it.");
        }
        for (int i = 0; i < samples.length; i++) {
            float s = samples[i];
            samples[i] = Float.isNaN(s) ? 0 : Math.clamp(s, -1f, 1f);
        }
        return new Sound(samples, rate);
    }

    /** Sixteen-bit samples, full scale 32768. */
    public static Sound ofPcm16(short[] samples, int rate) {
        float[] out = new float[samples.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = samples[i] / 32_768f;
        }
        return owning(out, rate);
    }

    /** Nothing but zeros. */
    public static Sound silence(Duration duration, int rate) {
        long length = Math.round(duration.toNanos() / 1e9 * rate);
        return owning(new float[Math.toIntExact(length)], rate);
    }

    /** Samples per second. */
    public int rate() {
        return rate;
    }

    /** Number of samples. */
    public int length() {
        return samples.length;
    }

    public boolean isEmpty() {
        return samples.length == 0;
    }

    /** One sample, between -1 and 1. */
    public float at(int index) {
        return samples[index];
    }

    /** A copy of the samples. */
    public float[] samples() {
        return samples.clone();
    }

    /** Sixteen-bit samples, full scale 32768, rounded. */
    public short[] toPcm16() {
        short[] out = new short[samples.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (short) Math.clamp(Math.round(samples[i] * 32_768f), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return out;
    }

    public double seconds() {
        return samples.length / (double) rate;
    }

    public Duration duration() {
        return Duration.ofNanos(Math.round(seconds() * 1e9));
    }

    /** The samples from one index (inclusive) to another (exclusive). */
    public Sound slice(int from, int to) {
        if (from < 0 || to > samples.length || from > to) {
            throw new IndexOutOfBoundsException(
                    "A slice from " + from + " to " + to + " does not fit a sound of " + samples.length + " samples.");
        }
        return new Sound(Arrays.copyOfRange(samples, from, to), rate);
    }

    /** The part between two moments, cut to what there is. */
    public Sound between(Duration from, Duration to) {
        int start = index(from);
        return slice(start, Math.max(start, index(to)));
    }

    private int index(Duration moment) {
        return (int) Math.clamp(Math.round(moment.toNanos() / 1e9 * rate), 0L, samples.length);
    }

    /** The sounds one after another; they must be at least one and have one rate. */
    public static Sound concat(List<Sound> sounds) {
        if (sounds.isEmpty()) {
            throw new IllegalArgumentException("Nothing to join: give at least one sound.");
        }
        int rate = sounds.getFirst().rate;
        long length = 0;
        for (Sound s : sounds) {
            if (s.rate != rate) {
                throw new IllegalArgumentException(
                        "Sounds of " + rate + " and " + s.rate + " Hz cannot be joined; resample one of them first.");
            }
            length += s.samples.length;
        }
        if (length > MOST_SAMPLES) {
            throw new IllegalArgumentException("Together the sounds are longer than " + MOST_SAMPLES + " samples.");
        }
        float[] out = new float[(int) length];
        int at = 0;
        for (Sound s : sounds) {
            System.arraycopy(s.samples, 0, out, at, s.samples.length);
            at += s.samples.length;
        }
        return new Sound(out, rate);
    }

    /** This sound followed by another of the same rate. */
    public Sound then(Sound next) {
        return concat(List.of(this, next));
    }

    /** The same sound at another rate, low-passed as it needs ({@link Resampler}). */
    public Sound resampled(int newRate) {
        return Resampler.resample(this, newRate);
    }

    /** Every sample multiplied; what leaves the range is cut. */
    public Sound scaled(double factor) {
        float[] out = new float[samples.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) (samples[i] * factor);
        }
        return owning(out, rate);
    }

    /** The samples themselves, for this package's own loops. */
    float[] shared() {
        return samples;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sound s && s.rate == rate && Arrays.equals(s.samples, samples);
    }

    @Override
    public int hashCode() {
        return 31 * rate + Arrays.hashCode(samples);
    }

    @Override
    public String toString() {
        return "Sound[" + samples.length + " samples, " + rate + " Hz]";
    }
}
