package org.rollcall.track.wire;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A protocol whose frames each say who sent them, spoken over UDP: every packet is read by itself, and a frame that goes on
 * in the next packet is garbled.
 */
final class SinglePackets implements DatagramProtocol {
    private final TrackerProtocol protocol;

    SinglePackets(TrackerProtocol protocol) {
        this.protocol = protocol;
    }

    @Override
    public String name() {
        return protocol.name() + "-udp";
    }

    @Override
    public List<Frame> receive(ByteBuffer packet) {
        int length = packet.remaining();
        Session session = protocol.open();
        List<Frame> frames = new ArrayList<>(session.receive(packet));
        if (session.waiting() > 0) {
            String why = "the packet ends within a frame, " + session.waiting() + " bytes after it began";
            frames.add(new Frame.Unreadable(length, why, false, Reply.NONE));
        }
        return frames;
    }
}
