package org.rollcall.track.wire;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * The decoder of one connection. Keeps the bytes of a frame that has not yet arrived in full, never more than the longest
 * frame of its protocol. Not for several threads at once.
 */
public interface Session {
    /**
     * Takes all bytes and gives the frames that they complete, in order. Never throws, whatever the bytes are: what cannot
     * be read becomes {@link Frame.Unreadable}.
     */
    List<Frame> receive(ByteBuffer bytes);

    /** Whether a fatal {@link Frame.Unreadable} was given: further bytes are ignored and the connection should close. */
    boolean closed();

    /** How many bytes of an unfinished frame are waiting. */
    int waiting();
}
