package org.rollcall.statistics;

/**
 * One published figure: what it counts, in words that need nothing else to be understood.
 *
 * @param name stable, for the interface and for bulletins
 * @param definition whom or what it counts, by which event, once or several times, and what is left out
 */
public record Metric(String name, String title, String definition, Unit unit) {
    /** What the number is. */
    public enum Unit {
        NOTICES,
        PARTICIPANTS,
        CHECK_INS,
        HEARINGS,
        PERCENT
    }
}
