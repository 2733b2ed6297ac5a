package org.rollcall.sound;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jflac.ChannelData;
import org.jflac.FLACDecoder;
import org.jflac.frame.Frame;
import org.jflac.metadata.StreamInfo;
import org.jspecify.annotations.Nullable;

/** Reads FLAC. */
public final class Flac {
    private Flac() {}

    /**
     * Reads a whole FLAC stream; several channels become their mean. Throws {@link UnreadableSound} when it is damaged,
     * cut short or longer than {@link Sound#MOST_SAMPLES}.
     */
    public static Sound read(InputStream in) {
        FLACDecoder decoder = new FLACDecoder(in);
        try {
            decoder.readMetadata();
            StreamInfo info = decoder.getStreamInfo();
            if (info == null) {
                throw new UnreadableSound("The FLAC file has no stream information; it is damaged.");
            }
            return decode(decoder, info);
        } catch (EOFException e) {
            throw new UnreadableSound("The FLAC file ends before its sound does; copy it again.", e);
        } catch (IOException | RuntimeException e) {
            if (e instanceof UnreadableSound u) {
                throw u;
            }
            throw new UnreadableSound("The FLAC file is damaged and cannot be decoded; copy it again.", e);
        }
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
