package org.rollcall.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison said: MATCH, INCONCLUSIVE, or that no comparison could be made. Never "no match".
 *
 * @param score the comparison's own scale; null where none was made
 * @param falseMatchRate how often another person would score at least this, 0..1; null where none was made
 * @param reasons closed-list words a person can act on, such as {@code too_dark} or {@code cohort_too_small}
 */
public record Compared(
        ComparisonId id,
        Result result,
        @Nullable Double score,
        @Nullable Double falseMatchRate,
        List<String> reasons,
        String model) {
    public Compared {
        reasons = List.copyOf(reasons);
    }

    /** What can be said. */
    public enum Result {
        MATCH,
        INCONCLUSIVE,
        /** The sample could not be used; the person is asked again and told why. */
        UNUSABLE
    }
}
