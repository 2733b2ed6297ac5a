package org.rollcall.telephony.rtp;

/** Who hears what a stream receives. Called on the engine's threads; must return at once. */
public interface Ears {
    /** The other side pressed a key. */
    void key(char key);

    /** Nothing has come from the other side for as long as the engine waits. */
    void silentFor(java.time.Duration time);
}
