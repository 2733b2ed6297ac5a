package org.rollcall.location.internal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks after trackers that one node at a time makes, each in a transaction; one that fails is made again the next time. */
@Component
class CareLooks {
    private static final Logger LOG = LoggerFactory.getLogger(CareLooks.class);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final CareSettings settings;

    CareLooks(JdbcClient jdbc, TransactionTemplate transaction, CareSettings settings) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.settings = settings;
    }

    /** @param name which look it is, a word */
    void look(String name, Runnable look) {
        if (!settings.looking()) {
            return;
        }
        try {
            transaction.executeWithoutResult(status -> {
                if (isOurs(name)) {
                    look.run();
                }
            });
        } catch (RuntimeException e) {
            LOG.warn("Trackers could not be looked after ({}); trying again: {}", name, e.toString());
        }
    }

    private boolean isOurs(String name) {
        return jdbc.sql("SELECT pg_try_advisory_xact_lock(hashtextextended('location.care.' || :name, 0))")
                .param("name", name)
                .query(Boolean.class)
                .single();
    }
}
