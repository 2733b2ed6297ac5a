package org.rollcall.statistics.internal;

import java.util.List;
import org.rollcall.statistics.Metric.Unit;

/** Notices to report: who reported, who is overdue, who is not yet due. */
final class NoticeMeasures {
    private static final String COHORT = """
            WITH closing AS (
                SELECT DISTINCT ON (obligation) obligation, closes FROM obligation.v_extension
                WHERE recorded <= :known ORDER BY obligation, number DESC
            ), report AS (
                SELECT DISTINCT ON (notice) notice, reported, notice_to_appear FROM hearing.v_report
                WHERE recorded <= :known ORDER BY notice, number DESC
            ), decision AS (
                SELECT DISTINCT ON (obligation) obligation, outcome FROM obligation.v_decision
                WHERE recorded <= :known AND effective <= :asof ORDER BY obligation, number DESC
            ), state AS (
                SELECT r.notice_to_appear AS charged, CASE
                    WHEN r.notice IS NOT NULL THEN 'reported'
                    WHEN d.outcome IN ('EXCUSED', 'WAIVED', 'AGENCY_FAILURE', 'TECHNICAL_FAILURE') THEN 'excused'
                    WHEN coalesce(e.closes, o.first_closes) <= :asof THEN 'overdue'
                    ELSE 'not yet due' END AS standing
                FROM hearing.v_notice n
                JOIN obligation.v_obligation o ON o.id = n.obligation
                LEFT JOIN closing e ON e.obligation = n.obligation
                LEFT JOIN report r ON r.notice = n.id AND r.reported <= :asof
                LEFT JOIN decision d ON d.obligation = n.obligation
                WHERE n.given >= :from AND n.given < :until AND n.given <= :asof AND n.recorded <= :known
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
                        SELECT part, count(s.standing) FROM unnest(ARRAY['reported', 'overdue', 'not yet due', 'excused'])
                            WITH ORDINALITY AS p (part, place) LEFT JOIN state s ON s.standing = p.part
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
                            round(100.0 * count(*) FILTER (WHERE standing = 'overdue') / nullif(count(*), 0), 4) FROM state
                        """),
                Measure.of("notices_overdue_of_due", "Overdue, of those due", Unit.PERCENT, """
                        Overdue notices as a share of those that were due: reported or overdue. Those not yet due and
                        those excused are left out. Its complement is the share that reported.
                        """, COHORT + """
                        SELECT 'overdue of due', round(100.0 * count(*) FILTER (WHERE standing = 'overdue')
                            / nullif(count(*) FILTER (WHERE standing IN ('reported', 'overdue')), 0), 4) FROM state
                        """));
    }
}
