package org.rollcall.track.wire;

import java.time.Instant;
import java.util.Optional;

/** A protocol that trackers speak over a stream (TCP). Stateless; a {@link Session} for each connection keeps the state. */
public interface TrackerProtocol {
    /** Short name in lower case, as in {@code rollcall decode NAME}. */
    String name();

    /** Whether frames are lines of text rather than binary. */
    default boolean text() {
        return false;
    }

    /** The decoder of a new connection. */
    Session open();

    /** The decoder of a connection whose device has said who it is already. */
    default Session resume(String device) {
        return open();
    }

    /** Whether these first bytes of a connection are the device saying who it is. */
    default boolean beginsWithLogin(byte[] first) {
        return true;
    }

    /** For a protocol of text: the frame with its end, should that be missing. */
    default String terminated(String frame) {
        return frame;
    }

    /**
     * The command as this protocol sends it; empty when it has none of that kind.
     *
     * @param number tells this command from others of the connection
     * @param now for protocols that name the time
     */
    default Optional<byte[]> command(String device, int number, Instant now, TrackerCommand command) {
        return Optional.empty();
    }

    /** What a {@link Frame.Answer}'s words say about the command. */
    default TrackerCommand.Answer judge(TrackerCommand command, String words) {
        return TrackerCommand.Answer.DONE;
    }
}
