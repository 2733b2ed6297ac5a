package org.rollcall.telephony.rtp;

/** Sound on its way to the other side, as codes of the agreed codec. */
public final class Playback {
    private final byte[] codes;
    private final Runnable whenOver;
    private int at;
    private volatile boolean over;

    Playback(byte[] codes, Runnable whenOver) {
        this.codes = codes;
        this.whenOver = whenOver;
    }

    /** Whether all of it was sent or it was stopped. */
    public boolean over() {
        return over;
    }

    /** Copies the next packet's codes, silence after the end. */
    void next(byte[] into, byte silence) {
        int count = Math.min(into.length, codes.length - at);
        System.arraycopy(codes, at, into, 0, count);
        java.util.Arrays.fill(into, count, into.length, silence);
        at += count;
    }

    boolean exhausted() {
        return at >= codes.length;
    }

    void end() {
        over = true;
        whenOver.run();
    }
}
