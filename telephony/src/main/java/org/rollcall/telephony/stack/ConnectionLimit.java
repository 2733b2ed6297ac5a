package org.rollcall.telephony.stack;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/** Counts the connections that others opened, so that nobody holds all there may be. */
final class ConnectionLimit {
    private final int all;
    private final int perSource;
    private final Map<InetAddress, Integer> bySource = new HashMap<>();
    private int open;

    ConnectionLimit(int all, int perSource) {
        this.all = all;
        this.perSource = perSource;
    }

    /** Counts one in; false when there are too many. */
    synchronized boolean admit(InetAddress source) {
        if (open >= all || bySource.getOrDefault(source, 0) >= perSource) {
            return false;
        }
        open++;
        bySource.merge(source, 1, Integer::sum);
        return true;
    }

    /** Counts an admitted one out. */
    synchronized void leave(InetAddress source) {
        open--;
        bySource.computeIfPresent(source, (k, n) -> n > 1 ? n - 1 : null);
    }
}
