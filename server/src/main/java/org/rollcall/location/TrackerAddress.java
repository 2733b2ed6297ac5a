package org.rollcall.location;

import java.net.InetSocketAddress;
import java.util.Optional;

/** Where trackers reach the gateway. */
public interface TrackerAddress {
    /** The TCP address that takes connections now; empty while the gateway cannot. */
    Optional<InetSocketAddress> tcp();
}
