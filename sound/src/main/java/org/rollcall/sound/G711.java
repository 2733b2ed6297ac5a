package org.rollcall.sound;

/** The telephone's two companding codes, one byte a sample (ITU-T G.711). */
public enum G711 {
    /** µ-law, RTP payload type 0. */
    MU_LAW {
        @Override
        public short decode(byte code) {
            int c = ~code & 0xFF;
            int magnitude = (((c & 0x0F) << 3) + MU_BIAS << ((c & 0x70) >> 4)) - MU_BIAS;
            return (short) ((c & 0x80) == 0 ? magnitude : -magnitude);
        }

        @Override
        public byte encode(short sample) {
            int sign = sample < 0 ? 0x80 : 0;
            int magnitude = Math.min(Math.abs((int) sample), MU_CLIP) + MU_BIAS;
            int segment = 24 - Integer.numberOfLeadingZeros(magnitude);
            int mantissa = magnitude >> (segment + 3) & 0x0F;
            return (byte) ~(sign | segment << 4 | mantissa);
        }
    },
    /** A-law, RTP payload type 8. */
    A_LAW {
        @Override
        public short decode(byte code) {
            int c = (code ^ A_EVEN_BITS) & 0xFF;
            int segment = (c & 0x70) >> 4;
            int step = (c & 0x0F) << 4;
            int magnitude = segment == 0 ? step + 8 : step + 0x108 << (segment - 1);
            return (short) ((c & 0x80) != 0 ? magnitude : -magnitude);
        }

        @Override
        public byte encode(short sample) {
            int sign = sample < 0 ? 0 : 0x80;
            int magnitude = sample < 0 ? ~sample : sample;
            int segment = Math.max(0, 24 - Integer.numberOfLeadingZeros(magnitude));
            int mantissa = magnitude >> (segment == 0 ? 4 : segment + 3) & 0x0F;
            return (byte) ((sign | segment << 4 | mantissa) ^ A_EVEN_BITS);
        }
    };

    /** The rate the telephone uses, in hertz. */
    public static final int RATE = 8_000;

    private static final int MU_BIAS = 0x84;
    private static final int MU_CLIP = 32_635;
    private static final int A_EVEN_BITS = 0x55;

    /** One code to a sixteen-bit sample. */
    public abstract short decode(byte code);

    /** A sixteen-bit sample to its code. */
    public abstract byte encode(short sample);

    /** Codes at 8 kHz to a sound. */
    public Sound decode(byte[] codes) {
        short[] out = new short[codes.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = decode(codes[i]);
        }
        return Sound.ofPcm16(out, RATE);
    }

    /** A sound of any rate to codes at 8 kHz. */
    public byte[] encode(Sound sound) {
        short[] in = sound.resampled(RATE).toPcm16();
        byte[] out = new byte[in.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = encode(in[i]);
        }
        return out;
    }
}
