package org.rollcall.sound;

/** How a WAV file's samples are written. */
public enum WavEncoding {
    PCM_8(1, 8),
    PCM_16(1, 16),
    PCM_24(1, 24),
    PCM_32(1, 32),
    FLOAT_32(3, 32),
    A_LAW(6, 8),
    MU_LAW(7, 8);

    private final int tag;
    private final int bits;

    WavEncoding(int tag, int bits) {
        this.tag = tag;
        this.bits = bits;
    }

    int tag() {
        return tag;
    }

    int bits() {
        return bits;
    }
}
