package org.rollcall.voice;

/** One slot of a path: a pause (digit -1) or a digit with all its templates, one column of states each. */
abstract sealed class Word permits TracedWord, CostedWord {
    /** More than any path costs; a float this large does not change when a frame's cost is added. */
    static final float FAR = 1e12f;

    /** Said once a digit, so that a path with needless short digits is not the cheapest. */
    static final float DIGIT_COST = 12;

    /** How many states at either end of a template may be left out. */
    static final int SLACK = 3;

    final int digit;
    /** The cheapest way to be over after the frame taken last, and the frame it began at where that is kept. */
    float exit = FAR;

    int exitEntry;

    Word(int digit) {
        this.digit = digit;
    }

    /** Takes frame t, entering from a path that cost {@code from}; leaves the cheapest way out in {@link #exit}. */
    abstract void step(int t, float from);

    /** What entering costs after a path that cost so much. */
    final float entering(float from) {
        return digit < 0 ? from : from + DIGIT_COST;
    }
}
