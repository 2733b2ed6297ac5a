package org.rollcall.location.internal;

import io.netty.channel.ChannelHandlerContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The connections that are not read because the store is full. */
@Component
class WaitingConnections {
    private final Map<TrackerConnection, ChannelHandlerContext> waiting = new ConcurrentHashMap<>();
    private final FixEntrance store;

    WaitingConnections(FixEntrance store) {
        this.store = store;
        store.onRoom(this::wake);
    }

    void add(TrackerConnection connection, ChannelHandlerContext context) {
        waiting.put(connection, context);
        if (store.hasRoom()) {
            wake();
        }
    }

    int size() {
        return waiting.size();
    }

    private void wake() {
        for (var entry : waiting.entrySet()) {
            if (waiting.remove(entry.getKey()) != null) {
                entry.getValue().executor().execute(() -> entry.getKey().readOn(entry.getValue()));
            }
        }
    }
}
