package org.rollcall.telephony;

import org.rollcall.sound.Sound;

/** Takes what is being heard while the other side still speaks, on the call's own thread, as a rule once a second. */
@FunctionalInterface
public interface HeardSoFar {
    /** Takes the next piece, 8 kHz, which follows the one before without a gap. What this throws ends the listening. */
    void more(Sound piece);
}
