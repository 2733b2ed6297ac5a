package org.rollcall.location;

import java.time.Instant;

/**
 * So many trackers fell silent at once that the cause is not their wearers': a network, or this server.
 *
 * @param silent how many
 * @param held of how many that somebody holds and that were heard before
 * @param since from when on none of them was heard
 */
public record TrackersSilentTogether(int silent, int held, Instant since) {}
