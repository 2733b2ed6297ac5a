package org.rollcall.statistics.internal;

import java.util.List;
import org.rollcall.statistics.Metric.Unit;

/** Who is in the programme, and by which technology. */
final class ParticipantMeasures {
    private ParticipantMeasures() {}

    static List<Measure> all() {
        return List.of(Measure.of("participants", "Active participants by technology", Unit.PARTICIPANTS, """
                People with an enrolment open on the day, each once, by the most intrusive technology of the conditions in
                force on the day: GPS before APP before VOICE. NONE are those with no technology, which a sum by
                technology would otherwise lose.
                """, """
                WITH active AS (
                    SELECT id, person FROM participant.v_enrolment
                    WHERE opened <= :asof AND opened <= :known
                        AND (closed IS NULL OR closed > :asof OR closed > :known)
                ), ranked AS (
                    SELECT a.person, coalesce(min(CASE c.technology
                        WHEN 'GPS' THEN 1 WHEN 'APP' THEN 2 WHEN 'VOICE' THEN 3 ELSE 4 END), 4) AS rank
                    FROM active a LEFT JOIN participant.v_condition c ON c.enrolment = a.id AND c.starts <= :asof
                        AND c.recorded <= :known AND (c.ends IS NULL OR c.ends > :asof OR c.ends > :known)
                    GROUP BY a.person
                )
                SELECT t.name, count(r.person)
                FROM (VALUES (1, 'GPS'), (2, 'APP'), (3, 'VOICE'), (4, 'NONE')) AS t (rank, name)
                LEFT JOIN ranked r ON r.rank = t.rank
                GROUP BY t.rank, t.name ORDER BY t.rank
                """));
    }
}
