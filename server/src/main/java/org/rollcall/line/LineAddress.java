package org.rollcall.line;

import java.net.InetSocketAddress;
import java.util.Optional;
import org.rollcall.participant.TelephoneNumber;

/** Where the line listens, and what people dial. */
public interface LineAddress {
    /** The address and port of signalling, UDP and TCP; empty while the line is not open. */
    Optional<InetSocketAddress> address();

    /** The number that people dial, as the setting {@code rollcall.line.number} gives it; empty where it is not set. */
    Optional<TelephoneNumber> number();
}
