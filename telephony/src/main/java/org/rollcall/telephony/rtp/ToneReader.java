package org.rollcall.telephony.rtp;

import java.util.Optional;
import org.rollcall.sound.G711;

/**
 * Keyed digits from the sound itself (ITU-T Q.23 tones, limits after Q.24), for telephones that can send them no other
 * way. Looks at blocks of 102 samples, half a block apart, with a Goertzel filter for each of the eight tones; a key is
 * told when the same pair of tones stands alone for four blocks (32 to 40 ms), and the next one only after three blocks
 * (19 ms) without it. Speech is kept out by what tones have and voices have not: nearly all of the power in one pair,
 * both of nearly equal strength, steady from block to block. Not safe for use by several threads.
 */
public final class ToneReader {
    private static final int BLOCK = 102;
    private static final int HOP = BLOCK / 2;
    private static final double[] LOW = {697, 770, 852, 941};
    private static final double[] HIGH = {1209, 1336, 1477, 1633};
    private static final String KEYS = "123A456B789C*0#D";
    private static final int BLOCKS_ON = 4;
    private static final int BLOCKS_OFF = 3;
    /** Of the whole power, so much is the pair's: one 1.5 % off keeps as little as .71 of its own in its filter. */
    private static final double PURITY = 0.66;
    /** The second strongest of each group stays below the strongest by 6 dB. */
    private static final double APART = 4;
    /** The high tone may be 4 dB stronger than the low one, or 8 dB weaker; short blocks blur both by 1 to 2 dB. */
    private static final double HIGH_OVER_LOW = 3.2;

    private static final double LOW_OVER_HIGH = 10;
    /** Each tone has at least -42 dBFS of mean power. */
    private static final double WEAKEST = 6.3e-5;
    /** A block of a key is within 3 dB of the one before. */
    private static final double STEADY = 2.0;

    private final double[] block = new double[BLOCK];
    private final double[] low = new double[LOW.length];
    private final double[] high = new double[HIGH.length];
    private int filled;
    private int candidate = -1;
    private int hits;
    private int misses;
    private int down = -1;
    private double before;
    private boolean steady;

    /** Takes samples that follow those before, full scale 32768, and answers the key newly heard in them. */
    public Optional<Character> read(short[] samples) {
        Optional<Character> heard = Optional.empty();
        for (short sample : samples) {
            block[filled++] = sample / 32_768.0;
            if (filled == BLOCK) {
                int key = next();
                heard = key >= 0 ? Optional.of(KEYS.charAt(key)) : heard;
                System.arraycopy(block, HOP, block, 0, BLOCK - HOP);
                filled = BLOCK - HOP;
            }
        }
        return heard;
    }

    /** Forgets what was heard, as after a long gap. */
    public void restart() {
        filled = 0;
        hits = 0;
        misses = 0;
        candidate = -1;
        down = -1;
    }

    /** Judges one block; answers a key that is newly down, or -1. */
    private int next() {
        int pair = pair();
        if (pair == down && pair >= 0) {
            misses = 0;
            return -1;
        }
        if (down >= 0 && ++misses >= BLOCKS_OFF) {
            down = -1;
        }
        hits = pair < 0 ? 0 : pair == candidate && steady ? hits + 1 : 1;
        candidate = pair;
        if (hits < BLOCKS_ON || down >= 0) {
            return -1;
        }
        down = pair;
        misses = 0;
        return pair;
    }

    /** The key whose two tones fill this block, or -1. */
    private int pair() {
        double total = 0;
        for (double x : block) {
            total += x * x;
        }
        steady = total < STEADY * before && before < STEADY * total;
        before = total;
        if (total / BLOCK < WEAKEST) {
            return -1;
        }
        int row = strongest(LOW, low);
        int column = strongest(HIGH, high);
        double l = low[row];
        double h = high[column];
        boolean tones = l + h > PURITY * total / BLOCK
                && Math.min(l, h) > WEAKEST
                && h < HIGH_OVER_LOW * l
                && l < LOW_OVER_HIGH * h
                && standsAlone(low, row)
                && standsAlone(high, column);
        return tones ? row * HIGH.length + column : -1;
    }

    /** Fills in the mean power of each tone and answers the strongest. */
    private int strongest(double[] tones, double[] power) {
        int best = 0;
        for (int i = 0; i < tones.length; i++) {
            power[i] = power(tones[i]);
            best = power[i] > power[best] ? i : best;
        }
        return best;
    }

    private static boolean standsAlone(double[] power, int best) {
        for (int i = 0; i < power.length; i++) {
            if (i != best && power[i] * APART > power[best]) {
                return false;
            }
        }
        return true;
    }

    /** Goertzel's filter: the mean power of a sine of this frequency in the block. */
    private double power(double frequency) {
        double coefficient = 2 * Math.cos(2 * Math.PI * frequency / G711.RATE);
        double s1 = 0;
        double s2 = 0;
        for (double x : block) {
            double s = x + coefficient * s1 - s2;
            s2 = s1;
            s1 = s;
        }
        return 2 * (s1 * s1 + s2 * s2 - coefficient * s1 * s2) / ((double) BLOCK * BLOCK);
    }
}
