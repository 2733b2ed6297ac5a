package org.rollcall.track.wire;

import java.nio.ByteBuffer;

/**
 * The two answers a frame can get. {@link #accepted()} may only be sent when everything the frame brought is durable (or,
 * for a login, when the device is known); {@link #refused()} makes the device send again or go away.
 */
public final class Reply {
    /** The protocol expects no answer. */
    public static final Reply NONE = new Reply(new byte[0], new byte[0]);

    private final byte[] accepted;
    private final byte[] refused;

    private Reply(byte[] accepted, byte[] refused) {
        this.accepted = accepted;
        this.refused = refused;
    }

    static Reply of(byte[] accepted, byte[] refused) {
        return new Reply(accepted, refused);
    }

    /** The only answer is to confirm; a device that is not answered sends again. */
    static Reply confirm(byte[] accepted) {
        return new Reply(accepted, new byte[0]);
    }

    /** Bytes to send once the frame's content is durable; may be empty. A new read-only view each time. */
    public ByteBuffer accepted() {
        return ByteBuffer.wrap(accepted).asReadOnlyBuffer();
    }

    /** Bytes to send when the content was not stored; may be empty. A new read-only view each time. */
    public ByteBuffer refused() {
        return ByteBuffer.wrap(refused).asReadOnlyBuffer();
    }
}
