package org.rollcall.sound;

/** One channel of sound: samples from -1 to 1 at {@code rate} per second. */
public record Sound(float[] samples, int rate) {}
