package org.rollcall.obligation;

/** What one attempt came to. There is no "no match": a machine never decides against a person. */
public sealed interface Finding {
    /** The person did it: the comparison matched, or an officer or court recorded it. */
    record Satisfied() implements Finding {}

    /** Done, but the comparison cannot say: a person looks. {@code reason} is a closed-list word such as {@code score_below}. */
    record Inconclusive(String reason) implements Finding {}

    /** Begun and not ended, such as a call hung up. {@code step} says where. */
    record Unfinished(String step) implements Finding {}

    /** The PIN was wrong too often. */
    record LockedOut() implements Finding {}

    /** Ours or the network's fault. */
    record TechnicalFailure(String what) implements Finding {}
}
