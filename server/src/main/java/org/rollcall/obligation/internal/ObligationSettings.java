package org.rollcall.obligation.internal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code rollcall.obligation.*}.
 *
 * @param horizon how far ahead windows are put on the list
 * @param late how long after the closing a good try still counts, as FULFILLED_LATE
 * @param sweepEvery how often the due sweep runs
 * @param silence how long the sweep may be silent before that is recorded as an outage of Rollcall
 * @param sweep whether this node sweeps
 * @param batch how many obligations one transaction of the sweep takes
 */
@ConfigurationProperties("rollcall.obligation")
record ObligationSettings(
        @DefaultValue("7d") Duration horizon,
        @DefaultValue("24h") Duration late,
        @DefaultValue("10s") Duration sweepEvery,
        @DefaultValue("5m") Duration silence,
        @DefaultValue("true") boolean sweep,
        @DefaultValue("500") int batch) {
    ObligationSettings {
        if (horizon.isNegative() || late.isNegative() || !sweepEvery.isPositive() || batch < 1) {
            throw new IllegalArgumentException(
                    "rollcall.obligation: horizon and late are not negative, sweep-every and batch are positive.");
        }
        if (silence.compareTo(sweepEvery) <= 0) {
            throw new IllegalArgumentException("rollcall.obligation.silence has to be longer than sweep-every.");
        }
    }
}
