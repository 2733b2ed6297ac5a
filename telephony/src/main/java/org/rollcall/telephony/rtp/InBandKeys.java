package org.rollcall.telephony.rtp;

import java.util.ArrayDeque;
import java.util.Deque;
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
    private final Deque<Heard> heard = new ArrayDeque<>();
    private boolean off;
    private boolean any;
    private int expected;

    private record Heard(char key, long atNanos) {}

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
        key.ifPresent(pressed -> {
            forget();
            heard.add(new Heard(pressed, System.nanoTime()));
        });
        return key;
    }

    /**
     * The other side has shown another way: from now on only that one counts. Answers whether this key is new; the first
     * ones may have been heard in the sound before this way told of them.
     */
    boolean otherWay(char key) {
        off = true;
        forget();
        while (!heard.isEmpty()) {
            if (heard.remove().key == key) {
                return false;
            }
        }
        return true;
    }

    /** Drops what was heard too long ago to be told of still. */
    private void forget() {
        while (!heard.isEmpty() && System.nanoTime() - heard.element().atNanos > SAME_PRESS_NANOS) {
            heard.remove();
        }
    }
}
