package org.rollcall.obligation.internal;

import java.time.Instant;
import java.util.List;
import java.util.function.IntSupplier;
import org.rollcall.journal.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens what is to come and closes what has ended, a batch a transaction; several nodes may do it at once. */
@Component
class Sweep {
    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
    private static final Actor SWEEP = new Actor.Machine("due-sweep");

    private final Planner planner;
    private final ObligationTable obligations;
    private final Assessor assessor;
    private final TransactionTemplate transaction;
    private final ObligationSettings settings;

    Sweep(
            Planner planner,
            ObligationTable obligations,
            Assessor assessor,
            TransactionTemplate transaction,
            ObligationSettings settings) {
        this.planner = planner;
        this.obligations = obligations;
        this.assessor = assessor;
        this.transaction = transaction;
        this.settings = settings;
    }

    void run(Instant now) {
        open(now);
        inBatches(most -> close(now, most));
    }

    void open(Instant now) {
        inBatches(most -> planner.openDue(now, most));
    }

    private int close(Instant now, int most) {
        List<Held> ended = obligations.lockEnded(now, most);
        assessor.assess(SWEEP, ended, now);
        return ended.size();
    }

    private interface Batch {
        int of(int most);
    }

    private void inBatches(Batch batch) {
        int done;
        do {
            done = committed(() -> batch.of(settings.batch()));
        } while (done == settings.batch());
    }

    private int committed(IntSupplier work) {
        Integer done = transaction.execute(status -> work.getAsInt());
        return done == null ? 0 : done;
    }
}
