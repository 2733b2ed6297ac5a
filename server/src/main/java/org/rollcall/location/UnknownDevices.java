package org.rollcall.location;

import java.time.Instant;
import java.util.List;

/** The devices that report and are not in the stock. */
public interface UnknownDevices {
    /** One of them, with how many of its fixes are kept apart. */
    record Seen(String deviceNumber, String protocol, Instant first, Instant last, int fixes) {}

    /** Those not in the stock now, the latest first. */
    List<Seen> seen(int most);
}
