package org.rollcall.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionTimerTest {
    private final ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(1);
    private final SessionTimer timer = new SessionTimer(timers, () -> {}, () -> {});

    SessionTimerTest() {
        timers.setRemoveOnCancelPolicy(true);
    }

    @AfterEach
    void stop() {
        timers.shutdownNow();
    }

    private long seconds() {
        assertThat(timers.getQueue()).hasSize(1);
        return Math.round(((ScheduledFuture<?>) timers.getQueue().element()).getDelay(TimeUnit.MILLISECONDS) / 1_000.0);
    }

    @Test
    void thisSideRefreshesHalfWayAndWaitsForTheOtherUntilShortlyBeforeTheEnd() {
        timer.agree(1_800, true);
        assertThat(seconds()).isEqualTo(900);
        timer.agree(1_800, false);
        assertThat(seconds()).isEqualTo(1_768);
        timer.agree(90, false);
        assertThat(seconds()).isEqualTo(60);
    }

    @Test
    void afterTheEndNothingRuns() {
        timer.agree(1_800, true);
        timer.stop();
        timer.agree(1_800, true);
        assertThat(timers.getQueue()).isEmpty();
    }
}
