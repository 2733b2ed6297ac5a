package org.rollcall.face;

/**
 * How alike two faceprints are. It is a measurement, not a decision about a person.
 *
 * @param cosine −1 to 1
 * @param falseMatchRate the share of pairs of different people that reach this cosine, by the threshold table, 0 to 1
 * @param atOrAboveThreshold whether the cosine reaches the table's MATCH threshold; else the answer is INCONCLUSIVE
 */
public record FaceScore(double cosine, double falseMatchRate, boolean atOrAboveThreshold) {}
