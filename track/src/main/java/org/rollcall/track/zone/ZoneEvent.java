package org.rollcall.track.zone;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a judgement found. */
public sealed interface ZoneEvent {
    /** When it happened, in the tracker's time. */
    Instant at();

    /**
     * The side is established, on evidence, whether or not the zone is in force.
     *
     * @param before the side before; null when none was established
     * @param now the side now
     * @param at time of the first fix on that side
     * @param believed the fixes that establish it
     * @param doubted fixes since the last event that were not believed, and why
     */
    record SideEstablished(@Nullable Side before, Side now, Instant at, List<Sighting> believed, List<Doubt> doubted)
            implements ZoneEvent {}

    /**
     * The tracker is on the wrong side while the zone is in force: it crossed, or it should be there now and is not.
     *
     * @param wrong the side it is on
     * @param at the later of its crossing and the first fix in force
     * @param believed the fixes that show it
     * @param doubted fixes that were not believed, and why
     */
    record BreachBegan(Side wrong, Instant at, List<Sighting> believed, List<Doubt> doubted) implements ZoneEvent {}

    /**
     * The breach is over.
     *
     * @param at when
     * @param why how it ended
     */
    record BreachEnded(Instant at, Why why) implements ZoneEvent {
        /** How a breach ends. */
        public enum Why {
            /** The tracker is on the right side again. */
            RIGHT_SIDE,
            /** The zone is no longer in force. */
            NOT_IN_FORCE
        }
    }

    /**
     * Nothing was heard for long.
     *
     * @param at the last report heard
     */
    record FellSilent(Instant at) implements ZoneEvent {}

    /**
     * Reports come again.
     *
     * @param at the first of them
     */
    record HeardAgain(Instant at) implements ZoneEvent {}
}
