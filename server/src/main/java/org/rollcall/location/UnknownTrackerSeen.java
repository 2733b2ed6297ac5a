package org.rollcall.location;

import java.time.Instant;

/** A device that is not in the stock reported. Its fixes are kept apart from people. */
public record UnknownTrackerSeen(String deviceNumber, String protocol, Instant at) {}
