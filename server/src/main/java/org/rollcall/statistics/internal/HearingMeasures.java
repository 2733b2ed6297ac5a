package org.rollcall.statistics.internal;

import java.util.List;
import org.rollcall.statistics.Metric.Unit;

/** Whether people appeared before the court. */
final class HearingMeasures {
    private static final String COHORT = """
            WITH latest AS (
                SELECT DISTINCT ON (hearing) hearing, appearance FROM hearing.v_appearance
                WHERE recorded <= :known ORDER BY hearing, number DESC
            ), state AS (
                SELECT CASE
                    WHEN a.appearance = 'APPEARED' THEN 'appeared'
                    WHEN a.appearance = 'WAIVED' THEN 'waived'
                    WHEN a.appearance = 'RESCHEDULED' THEN 'rescheduled'
                    WHEN NOT h.notice_proven THEN 'no proven notice'
                    WHEN a.appearance = 'NOT_APPEARED' THEN 'not appeared'
                    ELSE 'not recorded' END AS standing
                FROM hearing.v_hearing h LEFT JOIN latest a ON a.hearing = h.id
                WHERE h.starts >= :from AND h.starts < :until AND h.starts <= :asof AND h.recorded <= :known
            )
            """;

    private HearingMeasures() {}

    static List<Measure> all() {
        return List.of(
                Measure.of("hearings", "Hearings", Unit.HEARINGS, """
                        Hearings set for the period that had begun by the day, each once, by what was recorded last.
                        Waived and rescheduled are the court's or the agency's doing. No proven notice: the person did
                        not appear, or nothing is recorded, and there is no proof that they were told. Not recorded:
                        nobody has said what came of it, which is not an absence.
                        """, COHORT + """
                        SELECT part, count(s.standing) FROM unnest(ARRAY['appeared', 'not appeared', 'not recorded', 'waived',
                            'rescheduled', 'no proven notice']) WITH ORDINALITY AS p (part, place)
                        LEFT JOIN state s ON s.standing = p.part GROUP BY part, place ORDER BY place
                        """),
                Measure.of("appearance", "Appearance at hearings", Unit.PERCENT, """
                        Appeared, as a share of hearings that were held: waived, rescheduled and those without proven
                        notice are left out. Of those recorded leaves out hearings with no record; the lower bound counts
                        them as if nobody had come. The truth lies between the two.
                        """, COHORT + """
                        SELECT 'of those recorded', round(100.0 * count(*) FILTER (WHERE standing = 'appeared')
                            / nullif(count(*) FILTER (WHERE standing IN ('appeared', 'not appeared')), 0), 4) FROM state
                        UNION ALL
                        SELECT 'lower bound', round(100.0 * count(*) FILTER (WHERE standing = 'appeared')
                            / nullif(count(*) FILTER (WHERE standing IN ('appeared', 'not appeared', 'not recorded')), 0), 4)
                        FROM state
                        """));
    }
}
