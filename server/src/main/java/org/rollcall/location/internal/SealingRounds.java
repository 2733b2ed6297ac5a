package org.rollcall.location.internal;

import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.rollcall.evidence.RetentionRole;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks now and then for closed days that still lie in rows, and has them sealed some trackers at a time. */
@Component
class SealingRounds {
    private static final Logger LOG = LoggerFactory.getLogger(SealingRounds.class);
    private static final int FIXES_AT_ONCE = 100_000;
    private static final int TRACKERS_AT_ONCE = 200;
    /** A tracker that sends more in a day keeps that day in rows. */
    private static final int MOST_A_SEGMENT = 400_000;

    private final Sealing sealing;
    private final RetentionRole role;
    private final JdbcTemplate jdbc;
    private final TrackerSettings settings;
    private final Clock clock;
    private final AtomicBoolean saidThatNotSet = new AtomicBoolean();

    SealingRounds(Sealing sealing, RetentionRole role, JdbcTemplate jdbc, TrackerSettings settings, Clock clock) {
        this.sealing = sealing;
        this.role = role;
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(
            initialDelayString = "${rollcall.trackers.seal-every:1h}",
            fixedDelayString = "${rollcall.trackers.seal-every:1h}")
    void everyNowAndThen() {
        if (!settings.sealing()) {
            return;
        }
        if (role.isSet()) {
            sealAll();
        } else if (!saidThatNotSet.getAndSet(true)) {
            LOG.warn("Closed days are not sealed: rollcall.retention.username is not set.");
        }
    }

    /** Seals all closed days; gives how many fixes went into segments. */
    int sealAll() {
        LocalDate open = LocalDate.ofInstant(clock.instant().minus(settings.sealAfter()), ZoneOffset.UTC);
        int fixes = 0;
        for (LocalDate day : days()) {
            if (day.isBefore(open)) {
                fixes += seal(day);
            }
        }
        return fixes;
    }

    private List<LocalDate> days() {
        return jdbc.query("""
                SELECT to_date(substr(c.relname, 5), 'YYYYMMDD') FROM pg_inherits i
                JOIN pg_class c ON c.oid = i.inhrelid
                WHERE i.inhparent = 'location.fix'::regclass ORDER BY 1
                """, (row, i) -> row.getDate(1).toLocalDate());
    }

    private record Rows(int device, int fixes) {}

    private int seal(LocalDate day) {
        List<Rows> rows = jdbc.query(
                "SELECT device, count(*) FROM location.fix WHERE fixed >= ? AND fixed < ? GROUP BY device"
                        + " ORDER BY device",
                (row, i) -> new Rows(row.getInt(1), row.getInt(2)),
                day.atStartOfDay().atOffset(ZoneOffset.UTC),
                day.plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC));
        if (rows.isEmpty()) {
            return 0;
        }
        int done = 0;
        List<Integer> devices = new ArrayList<>();
        int waiting = 0;
        for (Rows each : rows) {
            if (each.fixes > MOST_A_SEGMENT) {
                LOG.warn("Device {} sent {} fixes on {}: too many for a segment.", each.device, each.fixes, day);
                continue;
            }
            if (waiting + each.fixes > FIXES_AT_ONCE || devices.size() == TRACKERS_AT_ONCE) {
                done += seal(day, devices);
                devices.clear();
                waiting = 0;
            }
            devices.add(each.device);
            waiting += each.fixes;
        }
        done += seal(day, devices);
        if (done > 0) {
            role.work(
                    desk -> desk.jdbc().queryForList("SELECT location.clear_day(?)", Boolean.class, Date.valueOf(day)));
        }
        return done;
    }

    /** One tracker whose day cannot be sealed keeps it in rows, and does not keep the others from it. */
    private int seal(LocalDate day, List<Integer> devices) {
        if (devices.isEmpty()) {
            return 0;
        }
        try {
            return sealing.seal(day, devices);
        } catch (Sealing.NotAsStored | IllegalArgumentException e) {
            if (devices.size() == 1) {
                LOG.error("The day {} of device {} stays in rows.", day, devices.getFirst(), e);
                return 0;
            }
            int half = devices.size() / 2;
            return seal(day, List.copyOf(devices.subList(0, half)))
                    + seal(day, List.copyOf(devices.subList(half, devices.size())));
        } catch (DataAccessException e) {
            LOG.warn("The day {} could not be sealed; trying again later.", day, e);
            return 0;
        }
    }
}
