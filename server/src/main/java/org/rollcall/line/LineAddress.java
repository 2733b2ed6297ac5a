package org.rollcall.line;

import java.net.InetSocketAddress;
import java.util.Optional;

/** Where the line listens. */
public interface LineAddress {
    /** The address and port of signalling, UDP and TCP; empty while the line is not open. */
    Optional<InetSocketAddress> address();
}
