package org.rollcall.checkin.internal.telephone;

import org.rollcall.sound.G711;
import org.rollcall.sound.Sound;

/** A soft tone: 880 Hz for 180 ms, faded in and out. */
final class Tone {
    static final Sound AFTER_WHICH_TO_SPEAK = make();

    private Tone() {}

    private static Sound make() {
        float[] samples = new float[G711.RATE * 180 / 1000];
        for (int i = 0; i < samples.length; i++) {
            double fade = Math.sin(Math.PI * i / samples.length);
            samples[i] = (float) (0.2 * fade * Math.sin(2 * Math.PI * 880 * i / G711.RATE));
        }
        return Sound.of(samples, G711.RATE);
    }
}
