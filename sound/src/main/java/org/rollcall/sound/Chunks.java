package org.rollcall.sound;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A RIFF file's chunks, one after another, never trusting a length it has not read. */
final class Chunks {
    private static final long UNSIGNED = 0xFFFF_FFFFL;
    /** From here on a length was written by a program that did not know it (a pipe: 0x7FFFF000, 0xFFFFFFFF). */
    private static final long UNKNOWN = 0x7FFF_0000L;

    private final InputStream in;
    private long passed;

    Chunks(InputStream in) {
        this.in = in;
    }

    /** A chunk's four-letter name and its announced size in bytes. */
    record Head(String name, long size) {}

    void readRiff() throws IOException {
        byte[] riff = in.readNBytes(12);
        boolean wave = riff.length == 12
                && new String(riff, 0, 4, StandardCharsets.ISO_8859_1).equals("RIFF")
                && new String(riff, 8, 4, StandardCharsets.ISO_8859_1).equals("WAVE");
        if (!wave) {
            throw new UnreadableSound("This is not a WAV file.");
        }
    }

    @Nullable
    Head next() throws IOException {
        byte[] head = in.readNBytes(8);
        if (head.length < 8) {
            return null;
        }
        ByteBuffer b = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        return new Head(new String(head, 0, 4, StandardCharsets.ISO_8859_1), b.getInt(4) & UNSIGNED);
    }

    ByteBuffer bytes(long size, int least, int most) throws IOException {
        if (size < least || size > most) {
            throw new UnreadableSound("The WAV file's header has a part of " + size + " bytes; it is damaged.");
        }
        byte[] bytes = in.readNBytes((int) size);
        if (bytes.length < size) {
            throw new UnreadableSound("The WAV file ends within its header.");
        }
        in.skip(size & 1);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    void skip(long size) throws IOException {
        passed += size;
        if (passed > Wav.mostBytesBeforeData()) {
            throw new UnreadableSound("The WAV file has over a megabyte before its sound; save it again without it.");
        }
        try {
            in.skipNBytes(size + (size & 1));
        } catch (java.io.EOFException e) {
            throw new UnreadableSound("The WAV file ends within its header.", e);
        }
    }

    ByteBuffer data(long size, WavFormat format) throws IOException {
        int frame = format.bytesPerFrame();
        long most = (long) Sound.MOST_SAMPLES * frame;
        boolean open = size == 0 || size >= UNKNOWN;
        if (!open && size > most) {
            throw new UnreadableSound("The WAV file announces " + size + " bytes, more than is read; cut it.");
        }
        int ask = (int) Math.min(open ? most + 1 : size, Integer.MAX_VALUE - 64);
        byte[] bytes = in.readNBytes(ask);
        if (!open && bytes.length < size) {
            throw new UnreadableSound("The WAV file is cut short: it announces " + size + " bytes of sound and has "
                    + bytes.length + ".");
        }
        if (bytes.length > most) {
            throw new UnreadableSound("The WAV file is longer than is read; cut it.");
        }
        return ByteBuffer.wrap(bytes, 0, bytes.length - bytes.length % frame).order(ByteOrder.LITTLE_ENDIAN);
    }
}
