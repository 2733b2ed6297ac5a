package org.rollcall.journal;

import java.util.UUID;

/** Who did or saw something. Holds identifiers only, never a name. */
public sealed interface Actor {
    /** A member of staff. */
    record Officer(UUID id) implements Actor {}

    /** The participant themself. */
    record Participant(UUID id) implements Actor {}

    /** A tracker or handset reporting by itself. */
    record Device(UUID id) implements Actor {}

    /** A part of the application acting on its own, such as {@code due-sweep}. */
    record Machine(String part) implements Actor {}

    /** Someone who is not signed in, such as an unknown caller. */
    record Unknown() implements Actor {}

    /** Starts with the actor's kind, then the identifier: {@code officer:6f1c…}. */
    default String code() {
        return switch (this) {
            case Officer(UUID id) -> "officer:" + id;
            case Participant(UUID id) -> "participant:" + id;
            case Device(UUID id) -> "device:" + id;
            case Machine(String part) -> "machine:" + part;
            case Unknown() -> "unknown";
        };
    }
}
