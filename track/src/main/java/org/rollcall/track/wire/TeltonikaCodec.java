package org.rollcall.track.wire;

import org.jspecify.annotations.Nullable;

/** The three Teltonika encodings of position records; they differ in the width of counts and element numbers. */
public enum TeltonikaCodec {
    /** Counts and element numbers of one byte. */
    CODEC_8(0x08, 1, 1, false, false),
    /** Counts and element numbers of two bytes, and elements of any length. */
    CODEC_8_EXTENDED(0x8E, 2, 2, false, true),
    /** Counts of one byte, element numbers of two, and what made the device record. */
    CODEC_16(0x10, 1, 2, true, false);

    private final int id;
    private final int countWidth;
    private final int elementWidth;
    private final boolean generation;
    private final boolean anyLength;

    TeltonikaCodec(int id, int countWidth, int elementWidth, boolean generation, boolean anyLength) {
        this.id = id;
        this.countWidth = countWidth;
        this.elementWidth = elementWidth;
        this.generation = generation;
        this.anyLength = anyLength;
    }

    /** The byte by which a packet names this codec. */
    public int id() {
        return id;
    }

    int countWidth() {
        return countWidth;
    }

    int elementWidth() {
        return elementWidth;
    }

    boolean generation() {
        return generation;
    }

    boolean anyLength() {
        return anyLength;
    }

    static @Nullable TeltonikaCodec of(int id) {
        for (TeltonikaCodec codec : values()) {
            if (codec.id == id) {
                return codec;
            }
        }
        return null;
    }
}
