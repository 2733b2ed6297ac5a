package org.rollcall.sound;

import java.nio.ByteBuffer;

/** How a WAV file's samples are written, as its format chunk says. */
record WavFormat(int tag, int channels, int rate, int bits) {
    private static final int PCM = 1;
    private static final int FLOAT = 3;
    private static final int A_LAW = 6;
    private static final int MU_LAW = 7;
    private static final int MOST_CHANNELS = 16;

    WavFormat {
        boolean known = switch (tag) {
            case PCM -> bits == 8 || bits == 16 || bits == 24 || bits == 32;
            case FLOAT -> bits == 32 || bits == 64;
            case A_LAW, MU_LAW -> bits == 8;
            default -> false;
        };
        if (!known) {
            throw new UnreadableSound("The WAV file's encoding (format " + tag + ", " + bits
                    + " bits) is not read; save it as 16-bit PCM.");
        }
        if (channels < 1 || channels > MOST_CHANNELS) {
            throw new UnreadableSound("The WAV file says it has " + channels + " channels; save it with one.");
        }
        if (rate < Sound.LOWEST_RATE || rate > Sound.HIGHEST_RATE) {
            throw new UnreadableSound("The WAV file's rate of " + Integer.toUnsignedString(rate)
                    + " Hz is not one that is read (" + Sound.LOWEST_RATE + " to " + Sound.HIGHEST_RATE + " Hz).");
        }
    }

    static WavFormat parse(ByteBuffer b) {
        int tag = b.getShort(0) & 0xFFFF;
        if (Wav.isExtensible(tag) && b.capacity() >= 26) {
            tag = b.getShort(24) & 0xFFFF;
        }
        return new WavFormat(tag, b.getShort(2) & 0xFFFF, b.getInt(4), b.getShort(14) & 0xFFFF);
    }

    int bytesPerFrame() {
        return channels * bits / 8;
    }

    Sound decode(ByteBuffer data) {
        float[] out = new float[data.limit() / bytesPerFrame()];
        for (int i = 0; i < out.length; i++) {
            double sum = 0;
            for (int c = 0; c < channels; c++) {
                sum += sample(data);
            }
            out[i] = (float) (sum / channels);
        }
        return Sound.owning(out, rate);
    }

    private double sample(ByteBuffer b) {
        return switch (tag) {
            case A_LAW -> G711.A_LAW.decode(b.get()) / 32_768.0;
            case MU_LAW -> G711.MU_LAW.decode(b.get()) / 32_768.0;
            case FLOAT -> bits == 32 ? b.getFloat() : b.getDouble();
            default ->
                switch (bits) {
                    case 8 -> ((b.get() & 0xFF) - 128) / 128.0;
                    case 16 -> b.getShort() / 32_768.0;
                    case 24 -> ((b.get() & 0xFF) | (b.get() & 0xFF) << 8 | b.get() << 16) / 8_388_608.0;
                    default -> b.getInt() / 2_147_483_648.0;
                };
        };
    }
}
