package org.rollcall.track.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The protocols that Rollcall speaks with trackers: over a stream (TCP), and in single packets (UDP). */
public final class TrackerProtocols {
    private static final List<TrackerProtocol> ALL = List.of(
            new Teltonika(),
            new Gt06(),
            new H02(),
            new Jt808(),
            new Megastek(),
            new Queclink(),
            new R16h(),
            new Watch());

    private static final List<DatagramProtocol> DATAGRAMS = List.of(
            new TeltonikaDatagrams(),
            new SinglePackets(new H02()),
            new SinglePackets(new Jt808()),
            new SinglePackets(new Megastek()),
            new SinglePackets(new Queclink()));

    private TrackerProtocols() {}

    /** All that are spoken over a stream. */
    public static List<TrackerProtocol> all() {
        return ALL;
    }

    /** All that are spoken in single packets; their names end with {@code -udp}. */
    public static List<DatagramProtocol> datagrams() {
        return DATAGRAMS;
    }

    /** The datagram protocol of that name; null when there is none. */
    public static @Nullable DatagramProtocol datagramsNamed(String name) {
        for (DatagramProtocol protocol : DATAGRAMS) {
            if (protocol.name().equals(name)) {
                return protocol;
            }
        }
        return null;
    }

    /** The protocol of that name; null when there is none. */
    public static @Nullable TrackerProtocol named(String name) {
        for (TrackerProtocol protocol : ALL) {
            if (protocol.name().equals(name)) {
                return protocol;
            }
        }
        return null;
    }
}
