package org.rollcall.alert;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How often an alert turned out to be none, by rule and by the kind of device: numbers alone, nobody is named. */
public interface AlertRates {
    /**
     * What the alerts of one rule from one kind of device came to.
     *
     * @param model the kind of device the person held when it happened; null where no device had a part in it
     * @param open how many nobody has closed yet
     * @param closed how many somebody has
     * @param falseAlerts how many of the closed were none
     * @param technical how many of them had a technical cause
     */
    record Rate(AlertKind kind, @Nullable String model, int open, int closed, int falseAlerts, int technical) {
        /** The share of the closed that were none, in percent; null while none is closed. */
        public @Nullable Double falsePercent() {
            return closed == 0 ? null : Math.round(1000.0 * falseAlerts / closed) / 10.0;
        }
    }

    /**
     * Over the alerts opened in a period.
     *
     * @param area only of people enrolled there; null for all
     * @throws IllegalArgumentException if the period ends before it begins
     */
    List<Rate> of(Instant from, Instant until, @Nullable String area);
}
