package org.rollcall.location.internal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings under {@code rollcall.trackers.care}: what is done for trackers that are silent or want charging.
 *
 * @param looking whether they are looked for
 * @param silentAfter a tracker not heard for so long is silent, and its wearer is told; twice the time between its reports
 *     where it was told to report more seldom
 * @param alertAfter after so much more silence an alert opens
 * @param chargeBefore a battery that will last no longer than this is to be charged
 */
@ConfigurationProperties("rollcall.trackers.care")
record CareSettings(
        @DefaultValue("true") boolean looking,
        @DefaultValue("2h") Duration silentAfter,
        @DefaultValue("2h") Duration alertAfter,
        @DefaultValue("14h") Duration chargeBefore) {
    CareSettings {
        if (silentAfter.isNegative() || silentAfter.isZero() || alertAfter.isNegative() || chargeBefore.isNegative()) {
            throw new IllegalArgumentException("rollcall.trackers.care.silent-after is longer than nothing,"
                    + " alert-after and charge-before are not negative.");
        }
    }
}
