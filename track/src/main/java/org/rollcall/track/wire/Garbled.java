package org.rollcall.track.wire;

/** Reading failed: where and why. Carries no stack, because strangers can make it happen at any rate. */
final class Garbled extends Exception {
    private static final long serialVersionUID = 1;

    private final int at;
    private final String why;
    private final boolean fatal;
    private final transient Reply reply;

    private Garbled(int at, String why, boolean fatal, Reply reply) {
        super(why, null, false, false);
        this.at = at;
        this.why = why;
        this.fatal = fatal;
        this.reply = reply;
    }

    /** The frame is bad, its boundaries are known: the stream goes on. */
    static Garbled frame(int at, String why) {
        return new Garbled(at, why, false, Reply.NONE);
    }

    /** The stream cannot be followed any further. */
    static Garbled stream(int at, String why) {
        return new Garbled(at, why, true, Reply.NONE);
    }

    Garbled answered(Reply answer) {
        return new Garbled(at, why, fatal, answer);
    }

    Frame.Unreadable toFrame() {
        return new Frame.Unreadable(at, why, fatal, reply);
    }
}
