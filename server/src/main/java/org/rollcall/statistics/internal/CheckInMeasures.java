package org.rollcall.statistics.internal;

import java.util.List;
import org.rollcall.statistics.Metric.Unit;

/** What became of check-ins. */
final class CheckInMeasures {
    private CheckInMeasures() {}

    static List<Measure> all() {
        return List.of(Measure.of("check_ins", "Check-ins by outcome", Unit.CHECK_INS, """
                Check-in windows that opened in the period and on or before the day, each once, by the outcome it had on
                the day. OPEN has none yet. PENDING_REVIEW waits for a person and is neither met nor missed. MISSED is a
                closed window without a single try; a person may still correct it, and an earlier knowledge date shows
                the figure before such corrections.
                """, """
                WITH decision AS (
                    SELECT DISTINCT ON (obligation) obligation, outcome FROM obligation.v_decision
                    WHERE recorded <= :known AND effective <= :asof ORDER BY obligation, number DESC
                ), state AS (
                    SELECT o.id, coalesce(d.outcome, 'OPEN') AS outcome
                    FROM obligation.v_obligation o LEFT JOIN decision d ON d.obligation = o.id
                    WHERE o.duty = 'CHECK_IN' AND o.opens >= :from AND o.opens < :until AND o.opens <= :asof
                        AND o.recorded <= :known
                )
                SELECT part, count(s.id) FROM unnest(ARRAY['FULFILLED', 'FULFILLED_LATE', 'PENDING_REVIEW', 'MISSED',
                    'EXCUSED', 'TECHNICAL_FAILURE', 'AGENCY_FAILURE', 'WAIVED', 'OPEN']) WITH ORDINALITY AS p (part, place)
                LEFT JOIN state s ON s.outcome = p.part GROUP BY part, place ORDER BY place
                """));
    }
}
