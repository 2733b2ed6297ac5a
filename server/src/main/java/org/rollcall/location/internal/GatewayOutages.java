package org.rollcall.location.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.rollcall.obligation.Obligations;
import org.rollcall.obligation.Way;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells the obligations when the gateway was out of order, so that nobody answers for it. */
@Component
class GatewayOutages {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayOutages.class);

    private final Obligations obligations;
    private final TransactionTemplate transaction;
    private final TrackerSettings settings;
    private final Clock clock;

    GatewayOutages(Obligations obligations, TransactionTemplate transaction, TrackerSettings settings, Clock clock) {
        this.obligations = obligations;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    /** Records it if it was long enough to matter. */
    void ended(Instant since, String what) {
        Instant until = clock.instant();
        if (Duration.between(since, until).compareTo(settings.outage()) < 0) {
            return;
        }
        try {
            transaction.executeWithoutResult(
                    status -> obligations.recordOutage(BatchWriter.GATEWAY, Way.TRACKER, since, until, what));
        } catch (RuntimeException e) {
            LOG.error("An outage of the gateway from {} until {} could not be recorded.", since, until, e);
        }
    }
}
