package org.rollcall.track.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The protocols that Rollcall speaks with trackers over a stream. */
public final class TrackerProtocols {
    private static final List<TrackerProtocol> ALL =
            List.of(new Teltonika(), new Gt06(), new H02(), new Jt808(), new Watch());

    private TrackerProtocols() {}

    /** All of them. */
    public static List<TrackerProtocol> all() {
        return ALL;
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
