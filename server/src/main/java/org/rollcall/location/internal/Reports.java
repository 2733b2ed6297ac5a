package org.rollcall.location.internal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.rollcall.obligation.Finding;
import org.rollcall.obligation.Obligations;
import org.rollcall.obligation.Way;
import org.rollcall.participant.ParticipantId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * A check-in by tracker: a valid fix inside its window, of the tracker that the person held then. It counts by its own
 * time, so a report that was out of coverage for hours is as good as one that came at once.
 */
@Component
class Reports {
    private final JdbcTemplate jdbc;
    private final Obligations obligations;

    Reports(JdbcTemplate jdbc, Obligations obligations) {
        this.jdbc = jdbc;
        this.obligations = obligations;
    }

    private record Report(UUID participant, Instant at) {}

    /** Records an attempt for each window that these parts reach into; whether there was any. */
    boolean record(Map<Integer, Batch.Part> work, Map<Integer, Holders.Of> held) {
        List<Report> reports = inside(work, held);
        reports.forEach(report -> obligations.record(
                BatchWriter.GATEWAY,
                new Obligations.Tried(
                        new ParticipantId(report.participant),
                        Way.TRACKER,
                        report.at,
                        new Finding.Satisfied(),
                        null,
                        List.of())));
        return !reports.isEmpty();
    }

    private List<Report> inside(Map<Integer, Batch.Part> work, Map<Integer, Holders.Of> held) {
        var devices = new ArrayList<Integer>();
        var people = new ArrayList<UUID>();
        var begins = new ArrayList<String>();
        var ends = new ArrayList<String>();
        work.values().forEach(part -> {
            Holders.Of of = held.get(part.device());
            for (Holders.Held each : of == null ? List.<Holders.Held>of() : of.held()) {
                Instant from = each.from().isAfter(part.earliest()) ? each.from() : part.earliest();
                Instant end = each.until();
                Instant until = end == null || end.isAfter(part.latest()) ? part.latest() : end;
                if (!from.isAfter(until)) {
                    devices.add(part.device());
                    people.add(each.participant());
                    begins.add(from.toString());
                    ends.add(until.toString());
                }
            }
        });
        if (devices.isEmpty()) {
            return List.of();
        }
        return jdbc.query(
                """
                SELECT h.participant, first.fixed
                FROM unnest(?::int[], ?::uuid[], ?::timestamptz[], ?::timestamptz[])
                    AS h (device, participant, begins, ends)
                JOIN obligation.v_awaiting_report v
                    ON v.participant = h.participant AND v.opens <= h.ends AND v.closes > h.begins
                CROSS JOIN LATERAL (
                    SELECT f.fixed FROM location.fix f
                    WHERE f.device = h.device AND f.valid
                      AND f.fixed BETWEEN greatest(h.begins, v.opens) AND h.ends AND f.fixed < v.closes
                    ORDER BY f.fixed LIMIT 1
                ) first
                ORDER BY h.participant, v.opens
                """,
                (row, i) -> new Report(
                        row.getObject(1, UUID.class),
                        row.getObject(2, OffsetDateTime.class).toInstant()),
                devices.toArray(Integer[]::new),
                people.toArray(UUID[]::new),
                begins.toArray(String[]::new),
                ends.toArray(String[]::new));
    }
}
