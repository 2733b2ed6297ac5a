package org.rollcall.alert.internal;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.alert.AlertKind;
import org.rollcall.alert.AlertRates;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts the dispositions. A zone's alert is counted with the tracker that was held when it happened. */
@Component
class PostgresAlertRates implements AlertRates {
    private final JdbcClient jdbc;

    PostgresAlertRates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Rate> of(Instant from, Instant until, @Nullable String area) {
        if (!until.isAfter(from)) {
            throw new IllegalArgumentException("The period ends before it begins: look at its dates.");
        }
        return jdbc.sql("""
            SELECT a.kind, held.model, count(*) FILTER (WHERE d.alert IS NULL), count(d.alert),
                count(*) FILTER (WHERE d.found = 'FALSE_ALERT'), count(*) FILTER (WHERE d.found = 'TECHNICAL_CAUSE')
            FROM alert.alert a
            LEFT JOIN alert.disposition d ON d.alert = a.id
            LEFT JOIN LATERAL (
                SELECT m.model FROM equipment.v_assignment s
                JOIN equipment.v_tracker_model m ON m.tracker = s.tracker
                WHERE s.participant = a.participant AND s.held_from <= a.happened
                    AND (s.held_until IS NULL OR s.held_until > a.happened)
                ORDER BY (s.tracker = a.about) DESC NULLS LAST, s.held_from DESC LIMIT 1
            ) held ON a.kind IN
                ('ZONE_LEFT', 'ZONE_ENTERED', 'STRAP', 'TAMPER', 'SHIELDED', 'JAMMED', 'SOS', 'BATTERY_LOW',
                'TRACKER_SILENT', 'TRACKER_SWITCHED_OFF')
            WHERE a.opened >= :from AND a.opened < :until
                AND (:area::text IS NULL OR a.participant IS NULL OR EXISTS (SELECT FROM participant.v_enrolment e
                    WHERE e.person = a.participant AND e.closed IS NULL AND e.area = :area))
            GROUP BY a.kind, held.model ORDER BY a.kind, held.model
            """)
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .param("area", area, Types.VARCHAR)
                .query((row, i) -> new Rate(
                        AlertKind.valueOf(row.getString(1)),
                        row.getString(2),
                        row.getInt(3),
                        row.getInt(4),
                        row.getInt(5),
                        row.getInt(6)))
                .list();
    }
}
