package org.rollcall.track.wire;

import java.nio.ByteBuffer;
import java.util.List;

/** A protocol that trackers speak in single packets (UDP). */
public interface DatagramProtocol {
    /** Short name in lower case, as in {@code rollcall decode NAME}. */
    String name();

    /** Reads one packet. Never throws; what cannot be read becomes {@link Frame.Unreadable}. */
    List<Frame> receive(ByteBuffer packet);
}
