package org.rollcall.track.stay;

import java.time.Duration;
import java.time.Instant;
import org.rollcall.track.zone.Position;

/** A part of a track's time. The stretches of a track follow one another without a gap. */
public sealed interface Stretch {
    /** The time of its first fix. */
    Instant from();

    /** The time of its last fix. */
    Instant until();

    /** How long it was. */
    default Duration length() {
        return Duration.between(from(), until());
    }

    /**
     * The tracker stayed around one place.
     *
     * @param place the middle of the fixes that were there
     * @param fixes how many were
     */
    record Stay(Instant from, Instant until, Position place, int fixes) implements Stretch {}

    /**
     * The tracker was on its way.
     *
     * @param metres from fix to fix
     * @param fixes how many there were on the way
     */
    record Trip(Instant from, Instant until, double metres, int fixes) implements Stretch {}

    /** Nothing was heard, or nothing with a position that can be believed. */
    record Silence(Instant from, Instant until) implements Stretch {}
}
