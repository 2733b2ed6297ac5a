package org.rollcall.voice;

import org.rollcall.sound.Sound;

/**
 * One answer to a prompt: the sound, and the digits that were asked for, in order.
 *
 * @param sound any rate from 8 kHz; at most {@value #MOST_SECONDS} s
 * @param digits one to {@value #MOST_DIGITS} of 0 to 9
 */
public record SpokenDigits(Sound sound, String digits) {
    /** The longest answer taken, in seconds. */
    public static final int MOST_SECONDS = 60;
    /** The most digits one answer can have. */
    public static final int MOST_DIGITS = 32;

    public SpokenDigits {
        if (!digits.matches("[0-9]{1," + MOST_DIGITS + "}")) {
            throw new IllegalArgumentException(
                    "The digits asked for must be 1 to " + MOST_DIGITS + " of 0 to 9, not \"" + digits + "\".");
        }
        if (sound.rate() < 8_000) {
            throw new IllegalArgumentException("A voice needs at least 8000 samples a second.");
        }
        if (sound.seconds() > MOST_SECONDS) {
            throw new IllegalArgumentException("An answer is at most " + MOST_SECONDS + " s long.");
        }
    }
}
