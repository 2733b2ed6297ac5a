package org.rollcall.track.wire;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream into frames. A protocol says how long the frame at the beginning of the received bytes is and reads it;
 * this class keeps unfinished bytes, bounded, and turns failures into {@link Frame.Unreadable}.
 */
abstract class StreamSession implements Session {
    private static final byte[] EMPTY = new byte[0];
    private static final int FIRST = 512;

    private final int longest;
    private byte[] bytes = EMPTY;
    private int end;
    private boolean closed;

    /** With the length in bytes of the longest frame that is taken. */
    StreamSession(int longest) {
        this.longest = longest;
    }

    /** What the session made of the bytes at the beginning: how many are used up, and the frame they were, if any. */
    record Cut(int used, @Nullable Frame frame) {
        static final Cut MORE = new Cut(0, null);

        static Cut skip(int used) {
            return new Cut(used, null);
        }
    }

    /**
     * Reads one frame from {@code received[from, to)}; {@link Cut#MORE} while it is incomplete. After a {@link Garbled}
     * that is not fatal, {@link #garbledLength} is asked how much to skip.
     */
    abstract Cut cut(byte[] received, int from, int to) throws Garbled;

    /** After a failure that is not fatal: how many bytes the bad frame at {@code from} has. */
    abstract int garbledLength(byte[] received, int from, int to);

    @Override
    public final List<Frame> receive(ByteBuffer in) {
        List<Frame> frames = new ArrayList<>(2);
        while (!closed && in.hasRemaining()) {
            take(in);
            cutAll(frames);
        }
        in.position(in.limit());
        return frames;
    }

    @Override
    public final boolean closed() {
        return closed;
    }

    @Override
    public final int waiting() {
        return end;
    }

    private void take(ByteBuffer in) {
        int taken = Math.min(in.remaining(), longest - end);
        if (end + taken > bytes.length) {
            int wanted = Math.max(Math.max(FIRST, end + taken), Math.min(longest, bytes.length * 2));
            bytes = Arrays.copyOf(bytes, wanted);
        }
        in.get(bytes, end, taken);
        end += taken;
    }

    private void cutAll(List<Frame> frames) {
        int from = 0;
        int used = -1;
        while (!closed && from < end && used != 0) {
            used = cutOne(frames, from);
            from += used;
        }
        if (closed) {
            return;
        }
        if (from == 0 && end >= longest) {
            close(frames, Garbled.stream(end, "no frame ends within " + longest + " bytes"));
            return;
        }
        end -= from;
        System.arraycopy(bytes, from, bytes, 0, end);
        if (end == 0) {
            bytes = EMPTY;
        }
    }

    private int cutOne(List<Frame> frames, int from) {
        try {
            Cut cut = cut(bytes, from, end);
            if (cut.frame() != null) {
                frames.add(cut.frame());
            }
            return cut.used();
        } catch (Garbled garbled) {
            if (garbled.toFrame().fatal()) {
                close(frames, garbled);
                return 0;
            }
            frames.add(garbled.toFrame());
            return Math.clamp(garbledLength(bytes, from, end), 1, end - from);
        }
    }

    private void close(List<Frame> frames, Garbled garbled) {
        frames.add(garbled.toFrame());
        closed = true;
        bytes = EMPTY;
        end = 0;
    }
}
