package org.rollcall.telephony.rtp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.rollcall.sound.G711;
import org.rollcall.sound.Sound;

/**
 * What the other side says while it is listened to, laid out by RTP timestamps: what did not come (lost, or not sent
 * because it was silent) is silence of the right length. Bounded by its longest duration. Any number of threads.
 */
public final class Recording {
    private static final int LONGEST_GAP = 10 * G711.RATE;

    private final List<short[]> seconds = new ArrayList<>();
    private final int longest;
    private final Runnable whenMore;
    private final SpeechLevel level = new SpeechLevel();
    private int length;
    private int levelled;
    private boolean started;
    private int expected;
    private int filled;
    private long lastPacket = System.nanoTime();

    /** At most this long; {@code whenMore} runs after each packet. */
    public Recording(Duration longest, Runnable whenMore) {
        this.longest = Math.toIntExact(Math.min(longest.toMillis(), 900_000) * G711.RATE / 1_000);
        this.whenMore = whenMore;
    }

    /** Adds a packet's codes at their place. */
    void add(byte[] codes, G711 law, int timestamp) {
        synchronized (this) {
            lastPacket = System.nanoTime();
            int gap = started ? timestamp - expected : 0;
            if (gap < 0 && gap > -LONGEST_GAP) {
                return;
            }
            if (gap > 0 && gap <= LONGEST_GAP) {
                int silence = Math.min(gap, longest - length);
                length += silence;
                filled += silence;
            }
            started = true;
            expected = timestamp + codes.length;
            int count = Math.min(codes.length, longest - length);
            for (int i = 0; i < count; i++) {
                second(length + i)[(length + i) % G711.RATE] = law.decode(codes[i]);
            }
            length += count;
            while (levelled + SpeechLevel.FRAME <= length) {
                level.frame(second(levelled), levelled % G711.RATE);
                levelled += SpeechLevel.FRAME;
            }
        }
        whenMore.run();
    }

    /** The second with this sample. Memory is taken as sound comes: most listening ends long before its longest. */
    private short[] second(int sample) {
        while (seconds.size() <= sample / G711.RATE) {
            seconds.add(new short[G711.RATE]);
        }
        return seconds.get(sample / G711.RATE);
    }

    /** Whether speech stood out from the background so far. */
    public synchronized boolean speechHeard() {
        return level.heard();
    }

    /** How long it has been quiet since the last speech, or since the beginning; packets that stopped coming count as quiet. */
    public synchronized Duration quiet() {
        return Duration.ofMillis(level.samplesSinceSpeech() * 1_000L / G711.RATE)
                .plus(sinceLastPacket());
    }

    private Duration sinceLastPacket() {
        Duration pause = Duration.ofNanos(System.nanoTime() - lastPacket);
        return pause.toMillis() > 100 ? pause : Duration.ZERO;
    }

    /** Whether the longest duration is reached. */
    public synchronized boolean full() {
        return length >= longest;
    }

    /** How much of it is silence put in where no packet came. */
    public synchronized Duration missing() {
        return Duration.ofMillis(filled * 1_000L / G711.RATE);
    }

    /** How many samples were heard so far. */
    public synchronized int length() {
        return length;
    }

    /** What was heard so far, 8 kHz. */
    public Sound sound() {
        return soundFrom(0);
    }

    /** What was heard so far from this sample on, 8 kHz. */
    public synchronized Sound soundFrom(int first) {
        short[] heard = new short[Math.max(0, length - first)];
        for (int at = 0; at < heard.length; ) {
            int within = (first + at) % G711.RATE;
            int count = Math.min(G711.RATE - within, heard.length - at);
            System.arraycopy(second(first + at), within, heard, at, count);
            at += count;
        }
        return Sound.ofPcm16(heard, G711.RATE);
    }
}
