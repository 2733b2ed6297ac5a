package org.rollcall.sound;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads and writes RIFF WAV: PCM of 8, 16, 24 and 32 bits, 32- and 64-bit float, µ-law and A-law. */
public final class Wav {
    private static final int EXTENSIBLE = 0xFFFE;
    private static final int MOST_BYTES_BEFORE_DATA = 1 << 20;

    private Wav() {}

    /**
     * Reads one WAV; several channels become their mean. A length of 0 or of two gigabytes and more, as a recorder that
     * was cut off or a pipe leaves it, means "to the end"; any other length must be there. Throws {@link UnreadableSound} otherwise.
     */
    public static Sound read(InputStream in) {
        try {
            return read(new Chunks(in));
        } catch (IOException e) {
            throw new UnreadableSound("The WAV file cannot be read: " + e.getMessage(), e);
        }
    }

    /** Reads one WAV from memory. */
    public static Sound read(byte[] wav) {
        return read(new java.io.ByteArrayInputStream(wav));
    }

    private static Sound read(Chunks chunks) throws IOException {
        chunks.readRiff();
        WavFormat format = null;
        while (true) {
            Chunks.Head head = chunks.next();
            if (head == null) {
                throw new UnreadableSound("The WAV file has no sound in it (no data chunk).");
            }
            if (head.name().equals("data")) {
                if (format == null) {
                    throw new UnreadableSound("The WAV file does not say how its samples are written.");
                }
                return format.decode(chunks.data(head.size(), format));
            }
            if (head.name().equals("fmt ")) {
                format = WavFormat.parse(chunks.bytes(head.size(), 16, 4_096));
            } else {
                chunks.skip(head.size());
            }
        }
    }

    /** Writes a mono WAV. */
    public static void write(Sound sound, WavEncoding encoding, OutputStream out) throws IOException {
        out.write(bytes(sound, encoding));
    }

    /** Writes a mono WAV file, replacing what is there. */
    public static void write(Sound sound, WavEncoding encoding, Path file) throws IOException {
        Files.write(file, bytes(sound, encoding));
    }

    /** A mono WAV in memory. */
    public static byte[] bytes(Sound sound, WavEncoding encoding) {
        int width = encoding.bits() / 8;
        int size = Math.multiplyExact(sound.length(), width);
        boolean pcm = encoding.tag() == 1;
        int formatSize = pcm ? 16 : 18;
        int factSize = pcm ? 0 : 12;
        int whole = 12 + 8 + formatSize + factSize + 8 + size + (size & 1);
        ByteBuffer b = ByteBuffer.allocate(whole).order(ByteOrder.LITTLE_ENDIAN);
        name(b, "RIFF").putInt(whole - 8);
        name(b, "WAVE");
        name(b, "fmt ").putInt(formatSize);
        b.putShort((short) encoding.tag()).putShort((short) 1);
        b.putInt(sound.rate()).putInt(sound.rate() * width);
        b.putShort((short) width).putShort((short) encoding.bits());
        if (!pcm) {
            b.putShort((short) 0);
            name(b, "fact").putInt(4).putInt(sound.length());
        }
        name(b, "data").putInt(size);
        putSamples(b, sound, encoding);
        return b.array();
    }

    private static ByteBuffer name(ByteBuffer b, String name) {
        return b.put(name.getBytes(StandardCharsets.US_ASCII));
    }

    private static void putSamples(ByteBuffer b, Sound sound, WavEncoding encoding) {
        short[] pcm = sound.toPcm16();
        for (int i = 0; i < pcm.length; i++) {
            double x = sound.at(i);
            switch (encoding) {
                case PCM_8 -> b.put((byte) (Math.clamp(Math.round(x * 128), -128, 127) + 128));
                case PCM_16 -> b.putShort(pcm[i]);
                case PCM_24 -> {
                    int v = (int) Math.clamp(Math.round(x * 0x800000), -0x800000, 0x7FFFFF);
                    b.put((byte) v).put((byte) (v >> 8)).put((byte) (v >> 16));
                }
                case PCM_32 ->
                    b.putInt((int) Math.clamp(Math.round(x * 0x80000000L), Integer.MIN_VALUE, Integer.MAX_VALUE));
                case FLOAT_32 -> b.putFloat((float) x);
                case A_LAW -> b.put(G711.A_LAW.encode(pcm[i]));
                case MU_LAW -> b.put(G711.MU_LAW.encode(pcm[i]));
            }
        }
    }

    /** The format chunk's tag for a file whose real format follows in the extension. */
    static boolean isExtensible(int tag) {
        return tag == EXTENSIBLE;
    }

    /** How much may come before the samples; more is not a sound but an attack or a mistake. */
    static int mostBytesBeforeData() {
        return MOST_BYTES_BEFORE_DATA;
    }
}
