package org.rollcall.location.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The day partitions: made two days ahead, and for days of the past when the first fix of one arrives. */
@Component
class Days {
    private static final int AHEAD = 2;

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final Set<LocalDate> there = ConcurrentHashMap.newKeySet();

    Days(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
    void makeAhead() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        for (int i = 0; i <= AHEAD; i++) {
            make(today.plusDays(i));
        }
    }

    /** Makes the days of these rows that are not there. Call it outside a transaction. */
    void makeFor(List<FixRow> rows) {
        LocalDate last = LocalDate.MIN;
        for (FixRow row : rows) {
            LocalDate day = LocalDate.ofInstant(row.fix().time(), ZoneOffset.UTC);
            if (!row.doubtful() && !day.equals(last)) {
                make(day);
                last = day;
            }
        }
    }

    private void make(LocalDate day) {
        if (!there.contains(day)) {
            jdbc.query("SELECT location.make_day(?)", row -> null, day);
            there.add(day);
        }
    }
}
