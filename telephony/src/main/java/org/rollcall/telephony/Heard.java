package org.rollcall.telephony;

import java.time.Duration;
import org.rollcall.sound.Sound;

/** What listening brought. */
public sealed interface Heard {
    /**
     * Speech, or at least something that stood out from the background.
     *
     * @param sound everything from the beginning of listening, 8 kHz
     * @param missing how much of it is silence in place of packets that never came
     */
    record Speech(Sound sound, Duration missing) implements Heard {}

    /** Nothing stood out from the background. */
    record Silence() implements Heard {}

    /** A key stopped it; the key is still there to be collected. What was said is not kept. */
    record Keyed(char digit) implements Heard {}
}
