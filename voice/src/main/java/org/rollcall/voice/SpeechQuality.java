package org.rollcall.voice;

/**
 * What the speech was like.
 *
 * @param speechSeconds speech without the pauses
 * @param levelDbfs level of the speech, relative to full scale
 * @param signalToNoiseDb speech against the pauses, an estimate; 60 at most
 * @param clippedShare share of samples at full scale, 0 to 1
 */
public record SpeechQuality(double speechSeconds, double levelDbfs, double signalToNoiseDb, double clippedShare) {}
