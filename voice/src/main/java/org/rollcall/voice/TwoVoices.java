package org.rollcall.voice;

import java.util.List;

/** Notices that a take of an enrolment was spoken by someone else than the others. */
final class TwoVoices {
    private static final double RELEVANCE = 16;
    /** Fewer frames of speech in a take, or in the others, tell nothing. */
    private static final double LEAST_FRAMES = 150;

    private TwoVoices() {}

    /**
     * Whether there is a take that a model of the others' voice explains no better than voices in general: the voice they
     * have in common is not in it.
     */
    static boolean heard(List<Statistics> takes) {
        if (takes.size() < 2) {
            return false;
        }
        Statistics all = takes.getFirst().nothing();
        takes.forEach(all::add);
        return takes.stream().anyMatch(take -> strange(take, all.without(take)));
    }

    private static boolean strange(Statistics take, Statistics others) {
        return take.frames() >= LEAST_FRAMES
                && others.frames() >= LEAST_FRAMES
                && take.ratio(others.adapt(take.nowhere(), RELEVANCE)) < 0;
    }
}
