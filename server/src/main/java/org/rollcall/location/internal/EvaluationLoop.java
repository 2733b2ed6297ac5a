package org.rollcall.location.internal;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs the evaluation after each commit of the store, and now and then for what another node left. */
@Component
class EvaluationLoop implements SmartLifecycle, Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(EvaluationLoop.class);
    private static final int USUAL_BATCHES = 200;
    private static final int ROUNDS_ONE_BY_ONE = 20;
    private static final long LOOK_EVERY_MILLIS = 1_000;
    /** Between rounds, so that one takes many batches: what a round costs grows little with what it judges. */
    private static final long LEAST_REST_MILLIS = 100;

    private static final long MOST_REST_MILLIS = 300;

    private final Evaluation evaluation;
    private final EvaluationQueue queue;
    private final Semaphore work = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread thread;

    EvaluationLoop(Evaluation evaluation, EvaluationQueue queue, FixStore store) {
        this.evaluation = evaluation;
        this.queue = queue;
        store.onStored(this::wake);
    }

    private void wake() {
        if (work.availablePermits() == 0) {
            work.release();
        }
    }

    @Override
    public void run() {
        int oneByOne = 0;
        while (running) {
            try {
                long began = System.nanoTime();
                boolean more = evaluation.round(oneByOne > 0 ? 1 : USUAL_BATCHES);
                long rest = rest(System.nanoTime() - began);
                oneByOne = Math.max(0, oneByOne - 1);
                if (!more) {
                    work.tryAcquire(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
                    Thread.sleep(rest);
                    work.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.warn("Fixes could not be evaluated; trying again.", e);
                postpone(oneByOne);
                oneByOne = ROUNDS_ONE_BY_ONE;
            }
        }
    }

    /** As long as the round took, so that the store keeps most of the machine. */
    private static long rest(long tookNanos) {
        return Math.clamp(TimeUnit.NANOSECONDS.toMillis(tookNanos), LEAST_REST_MILLIS, MOST_REST_MILLIS);
    }

    private void postpone(int oneByOne) {
        try {
            if (oneByOne > 0) {
                queue.postponeOldest();
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("Nor could the batch be put back: {}", e.toString());
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("zone-evaluation").daemon().start(this);
    }

    @Override
    public void stop() {
        running = false;
        wake();
        Thread loop = thread;
        if (loop != null) {
            try {
                loop.join(TimeUnit.SECONDS.toMillis(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return FixStore.PHASE;
    }
}
