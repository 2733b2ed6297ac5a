package org.rollcall.track.wire;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollcall.track.Extras;
import org.rollcall.track.Fix;
import org.rollcall.track.TrackerState;

/** One thing a tracker said. Each carries the answer that may be sent once it has been dealt with. */
public sealed interface Frame {
    /** The answers to this frame. */
    Reply reply();

    /**
     * The device says who it is.
     *
     * @param device the identifier it is known by, mostly its IMEI
     * @param reply accepted: the device may send; refused: it is unknown
     */
    record Login(String device, Reply reply) implements Frame {}

    /**
     * Position reports.
     *
     * @param device whose they are
     * @param fixes in the order sent, at least one
     * @param reply accepted: they are durable
     */
    record Fixes(String device, List<Fix> fixes, Reply reply) implements Frame {
        /** Copies the list. */
        public Fixes {
            fixes = List.copyOf(fixes);
        }
    }

    /**
     * The device reports on itself without a position.
     *
     * @param device whose report it is
     * @param time by the device's clock; null when not sent
     * @param battery percent; null when not sent
     * @param states what it says about itself
     * @param extras raw elements
     * @param reply accepted: the report is durable
     */
    record Status(
            String device,
            @Nullable Instant time,
            @Nullable Double battery,
            Set<TrackerState> states,
            Extras extras,
            Reply reply)
            implements Frame {
        /** Copies the states. */
        public Status {
            states = Set.copyOf(states);
        }
    }

    /**
     * The device answers a command.
     *
     * @param device whose answer it is
     * @param text its words
     * @param reply what the protocol wants back
     */
    record Answer(String device, String text, Reply reply) implements Frame {}

    /**
     * The device only says that it is there.
     *
     * @param device empty when it has not said who it is
     * @param reply what the protocol wants back
     */
    record KeepAlive(String device, Reply reply) implements Frame {}

    /**
     * Bytes that cannot be read.
     *
     * @param at bytes from the beginning of the frame to the place where reading failed
     * @param why a sentence for people
     * @param fatal whether the stream cannot be followed any further: the session takes no more bytes, close it
     * @param reply refused: what to send, if the protocol can ask for a repetition
     */
    record Unreadable(int at, String why, boolean fatal, Reply reply) implements Frame {}
}
