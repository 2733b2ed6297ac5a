package org.rollcall.alert;

import java.util.function.Consumer;

/** Tells open pages of every node, at once, that an alert opened or closed. */
public interface AlertFeed {
    /** What happened: an alert opened or closed, or some may have been missed and the page has to be read again. */
    sealed interface Change {
        record Opened(AlertId alert) implements Change {}

        record Closed(AlertId alert) implements Change {}

        record Missed() implements Change {}
    }

    /** A listener's place; closing it ends the telling. */
    interface Listening extends AutoCloseable {
        @Override
        void close();
    }

    /** Calls {@code listener} on a thread of the feed for every change committed from now on. It must not block. */
    Listening listen(Consumer<Change> listener);
}
