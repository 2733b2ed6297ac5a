package org.rollcall.statistics.internal;

import java.util.List;
import org.rollcall.statistics.Metric.Unit;

/** Notices to report: who reported, who is overdue, who is not yet due. */
final class NoticeMeasures {
    private static final String COHORT = """
            WITH cohort AS (
                SELECT n.id,
                    coalesce(e.closes, o.first_closes) AS closes,
                    r.reported,
                    r.reported IS NOT NULL AND r.notice_to_appear AS charged,
                    d.outcome
                FROM hearing.v_notice n
                JOIN obligation.v_obligation o ON o.id = n.obligation
                LEFT JOIN LATERAL (SELECT closes FROM obligation.v_extension
                    WHERE obligation = n.obligation AND recorded <= :known ORDER BY number DESC LIMIT 1) e ON true
                LEFT JOIN LATERAL (
                    SELECT x.reported, x.notice_to_appear FROM (SELECT reported, notice_to_appear FROM hearing.v_report
                        WHERE notice = n.id AND recorded <= :known ORDER BY number DESC LIMIT 1) x
                    WHERE x.reported <= :asof) r ON true
                LEFT JOIN LATERAL (SELECT outcome FROM obligation.v_decision
                    WHERE obligation = n.obligation AND recorded <= :known AND effective <= :asof
                    ORDER BY number DESC LIMIT 1) d ON true
                WHERE n.given >= :from AND n.given < :until AND n.given <= :asof AND n.recorded <= :known
            ), state AS (
                SELECT CASE
                    WHEN reported IS NOT NULL THEN 'reported'
                    WHEN outcome IN ('EXCUSED', 'WAIVED', 'AGENCY_FAILURE', 'TECHNICAL_FAILURE') THEN 'excused'
                    WHEN closes <= :asof THEN 'overdue'
                    ELSE 'not yet due' END AS is, charged
                FROM cohort
            )
            """;

    private NoticeMeasures() {}

    static List<Measure> all() {
        return List.of(
                Measure.of("notices", "Notices to report", Unit.NOTICES, """
                        Notices to report given in the period, each once. Reported: an officer recorded that the person
                        reported, on or before the day, in time or late. Excused: not reported, and a person decided that
                        this is excused, waived or our own failure. Overdue: not reported, and the window, with what
                        outages added, had closed. Not yet due: not reported, and the window was still open.
                        """, COHORT + """
                        SELECT part, count(s.is) FROM unnest(ARRAY['reported', 'overdue', 'not yet due', 'excused'])
                            WITH ORDINALITY AS p (part, place) LEFT JOIN state s ON s.is = p.part
                        GROUP BY part, place ORDER BY place
                        """),
                Measure.of(
                        "notices_charged",
                        "Reported, with a notice to appear",
                        Unit.NOTICES,
                        """
                        Of the notices counted as reported, those where a notice to appear before the court was given
                        when the person reported.
                        """,
                        COHORT + "SELECT 'with notice to appear', count(*) FILTER (WHERE charged) FROM state"),
                Measure.of("notices_overdue_of_all", "Overdue, of all notices", Unit.PERCENT, """
                        Overdue notices as a share of all notices given in the period, including those not yet due. It
                        grows as windows close, whether or not people report.
                        """, COHORT + """
                        SELECT 'overdue of all',
                            round(100.0 * count(*) FILTER (WHERE is = 'overdue') / nullif(count(*), 0), 4) FROM state
                        """),
                Measure.of("notices_overdue_of_due", "Overdue, of those due", Unit.PERCENT, """
                        Overdue notices as a share of those that were due: reported or overdue. Those not yet due and
                        those excused are left out. Its complement is the share that reported.
                        """, COHORT + """
                        SELECT 'overdue of due', round(100.0 * count(*) FILTER (WHERE is = 'overdue')
                            / nullif(count(*) FILTER (WHERE is IN ('reported', 'overdue')), 0), 4) FROM state
                        """));
    }
}
