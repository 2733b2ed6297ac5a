package org.rollcall.telephony.rtp;

import java.util.Optional;

/**
 * Listens for keys in the sound of a call whose other side has shown no other way to send them; falls silent for the
 * rest of the call as soon as it does. Not safe for use by several threads.
 */
final class InBandKeys {
    /** A longer gap between packets than this is a pause; a shorter one is loss, and one key over it stays one. */
    private static final int LONGEST_LOSS = 480;

    private static final long SAME_PRESS_NANOS = 2_000_000_000L;

    private final ToneReader reader = new ToneReader();
    private boolean off;
    private boolean any;
    private int expected;
    private char last;
    private long lastAt;

    /** Takes an audio packet and answers the key newly heard. */
    Optional<Character> read(RtpPacket packet, Codec codec) {
        if (off) {
            return Optional.empty();
        }
        int gap = packet.timestamp() - expected;
        if (any && (gap < 0 || gap > LONGEST_LOSS)) {
            reader.restart();
        }
        any = true;
        byte[] codes = packet.payload();
        expected = packet.timestamp() + codes.length;
        short[] samples = new short[codes.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = codec.law().decode(codes[i]);
        }
        Optional<Character> key = reader.read(samples);
        if (key.isPresent()) {
            last = key.get();
            lastAt = System.nanoTime();
        }
        return key;
    }

    /**
     * The other side has shown another way: from now on only that one counts. Answers whether this key is new; the first
     * one may have been heard in the sound already.
     */
    boolean otherWay(char key) {
        boolean heardAlready = !off && last == key && System.nanoTime() - lastAt < SAME_PRESS_NANOS;
        off = true;
        return !heardAlready;
    }
}
