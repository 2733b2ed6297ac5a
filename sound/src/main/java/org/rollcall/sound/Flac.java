package org.rollcall.sound;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jflac.ChannelData;
import org.jflac.FLACDecoder;
import org.jflac.FrameListener;
import org.jflac.frame.Frame;
import org.jflac.metadata.Metadata;
import org.jflac.metadata.StreamInfo;
import org.jspecify.annotations.Nullable;

/** Reads FLAC. */
public final class Flac {
    private static final int MARKER = 0x664C_6143;

    private static final int STREAM_INFORMATION = 34;

    private Flac() {}

    /**
     * Reads a whole FLAC stream; several channels become their mean. Throws {@link UnreadableSound} when it is damaged,
     * cut short or longer than {@link Sound#MOST_SAMPLES}.
     */
    public static Sound read(InputStream in) {
        try {
            FLACDecoder decoder = new FLACDecoder(withStreamInformationOnly(in));
            decoder.addFrameListener(new EndAtTheFirstError());
            decoder.readMetadata();
            return decode(decoder, decoder.getStreamInfo());
        } catch (EOFException e) {
            throw new UnreadableSound("The FLAC file ends before its sound does; copy it again.", e);
        } catch (IOException | RuntimeException e) {
            if (e instanceof UnreadableSound u) {
                throw u;
            }
            throw new UnreadableSound("The FLAC file is damaged and cannot be decoded; copy it again.", e);
        }
    }

    /** Leaves out titles, pictures and seek tables, whose stated lengths the decoder would believe (RFC 9639, 8). */
    private static InputStream withStreamInformationOnly(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        if (data.readInt() != MARKER) {
            throw new UnreadableSound("This is not a FLAC file; its first four letters are not fLaC.");
        }
        byte[] information = null;
        int header;
        do {
            header = data.readInt();
            int length = header & 0xFF_FFFF;
            if ((header >>> 24 & 0x7F) == 0 && length == STREAM_INFORMATION && information == null) {
                information = data.readNBytes(length);
            } else {
                data.skipNBytes(length);
            }
        } while (header >= 0);
        if (information == null) {
            throw new UnreadableSound("The FLAC file has no stream information; it is damaged.");
        }
        byte[] start = ByteBuffer.allocate(8 + STREAM_INFORMATION)
                .putInt(MARKER)
                .putInt(1 << 31 | STREAM_INFORMATION)
                .put(information)
                .array();
        return new SequenceInputStream(new ByteArrayInputStream(start), in);
    }

    private static Sound decode(FLACDecoder decoder, StreamInfo info) throws IOException {
        int rate = info.getSampleRate();
        if (rate < Sound.LOWEST_RATE || rate > Sound.HIGHEST_RATE) {
            throw new UnreadableSound("The FLAC file's rate of " + rate + " Hz is not one that is read ("
                    + Sound.LOWEST_RATE + " to " + Sound.HIGHEST_RATE + " Hz).");
        }
        long announced = info.getTotalSamples();
        if (announced > Sound.MOST_SAMPLES) {
            throw new UnreadableSound("The FLAC file is longer than " + Sound.MOST_SAMPLES + " samples; cut it.");
        }
        double scale = 1.0 / (1L << (info.getBitsPerSample() - 1)) / info.getChannels();
        float[] out = new float[(int) Math.min(announced == 0 ? 65_536 : announced, 1 << 20)];
        int length = 0;
        @Nullable Frame frame;
        while ((announced == 0 || length < announced) && (frame = decoder.readNextFrame()) != null) {
            int block = frame.header.blockSize;
            if (length + block > Sound.MOST_SAMPLES || frame.header.channels != info.getChannels()) {
                throw new UnreadableSound("The FLAC file is too long or changes its channels midway.");
            }
            if (length + block > out.length) {
                out = Arrays.copyOf(out, Math.max(length + block, out.length * 2));
            }
            mix(decoder.getChannelData(), info.getChannels(), block, scale, out, length);
            length += block;
        }
        if (decoder.getBadFrames() > 0 || length == 0 || length < announced) {
            throw new UnreadableSound("The FLAC file is damaged or cut short: " + length + " of " + announced
                    + " samples could be decoded.");
        }
        return Sound.owning(Arrays.copyOf(out, length), rate);
    }

    /** Left to itself the decoder looks for the next frame again and again, at the end of the file for ever. */
    private static final class EndAtTheFirstError implements FrameListener {
        @Override
        public void processError(String message) {
            throw new UnreadableSound("The FLAC file is damaged; copy it again.");
        }

        @Override
        public void processMetadata(Metadata metadata) {}

        @Override
        public void processFrame(Frame frame) {}
    }

    private static void mix(ChannelData[] data, int channels, int block, double scale, float[] out, int at) {
        for (int i = 0; i < block; i++) {
            long sum = 0;
            for (int c = 0; c < channels; c++) {
                sum += data[c].getOutput()[i];
            }
            out[at + i] = (float) (sum * scale);
        }
    }
}
