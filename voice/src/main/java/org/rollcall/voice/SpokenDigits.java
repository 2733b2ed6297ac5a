package org.rollcall.voice;

import org.rollcall.sound.Sound;

/** One prompted answer and the digits (0 to 9) that were asked for. */
public record SpokenDigits(Sound sound, String digits) {}
