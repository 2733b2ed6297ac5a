package org.rollcall.location.internal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rollcall.track.wire.TrackerProtocol;
import org.springframework.stereotype.Component;

/** Which trackers are connected to this node, and what they answer to what they were told. */
@Component
class ConnectedTrackers {
    private final Map<String, Line> lines = new ConcurrentHashMap<>();
    private final List<Consumer<Said>> listeners = new CopyOnWriteArrayList<>();

    /** One connection, on which something can be sent at any time. */
    interface Line {
        TrackerProtocol protocol();

        void send(byte[] bytes);
    }

    /** What a tracker said of itself that may answer a command. */
    record Said(String device, TrackerProtocol protocol, String words) {}

    /** The device speaks on this connection now. */
    void connected(String device, Line line) {
        lines.put(device, line);
    }

    /** The connection is over, unless the device has another already. */
    void gone(String device, Line line) {
        lines.remove(device, line);
    }

    @Nullable
    Line of(String device) {
        return lines.get(device);
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    void onSaid(Consumer<Said> listener) {
        listeners.add(listener);
    }

    /** Called on the connection's own thread: listeners do not wait. */
    void said(String device, TrackerProtocol protocol, String words) {
        var said = new Said(device, protocol, words);
        listeners.forEach(listener -> listener.accept(said));
    }
}
