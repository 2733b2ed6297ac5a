package org.rollcall.location;

import java.net.InetSocketAddress;
import java.util.Optional;

/** Where trackers reach the gateway, a port for each protocol that is listened for. */
public interface TrackerAddress {
    /** The address that takes Teltonika over TCP now; empty while the gateway cannot. */
    default Optional<InetSocketAddress> tcp() {
        return of("teltonika");
    }

    /**
     * The address that takes this protocol now; empty while the gateway cannot, or is not told to.
     *
     * @param protocol as {@code track} names it; over UDP the name ends with {@code -udp}
     */
    Optional<InetSocketAddress> of(String protocol);
}
