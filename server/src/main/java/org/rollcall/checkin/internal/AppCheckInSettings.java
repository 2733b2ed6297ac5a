package org.rollcall.checkin.internal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code rollcall.app.*}.
 *
 * @param actions how many movements an attempt is asked for, one to five
 * @param challengeFor how long a challenge can be answered
 * @param photographAlone what a matching photograph does that came without a challenge, as from a browser without scripts
 * @param offlineAhead how far ahead windows are prepared on a telephone, for a check-in without a network
 * @param offlineWithin how long after it was taken such a check-in still counts as taken then
 */
@ConfigurationProperties("rollcall.app")
record AppCheckInSettings(
        @DefaultValue("2") int actions,
        @DefaultValue("5m") Duration challengeFor,
        @DefaultValue("FULFILS") Alone photographAlone,
        @DefaultValue("7d") Duration offlineAhead,
        @DefaultValue("72h") Duration offlineWithin) {
    /** What a matching photograph alone does. */
    enum Alone {
        FULFILS,
        A_PERSON_LOOKS
    }

    AppCheckInSettings {
        if (actions < 1 || actions > 5) {
            throw new IllegalArgumentException("rollcall.app.actions is one to five.");
        }
        if (challengeFor.compareTo(Duration.ofMinutes(1)) < 0 || challengeFor.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("rollcall.app.challenge-for is one minute to one hour.");
        }
    }
}
