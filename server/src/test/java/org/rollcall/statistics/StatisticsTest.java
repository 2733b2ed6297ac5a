package org.rollcall.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.rollcall.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Figures recomputed from their definitions. What each test writes is rolled back, as others sweep the same tables. */
@ServerTest
@Transactional
class StatisticsTest {
    private static final Instant FROM = Instant.parse("2021-03-21T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2021-09-01T00:00:00Z");
    private static final Instant AS_OF = Instant.parse("2021-10-15T00:00:00Z");

    @Autowired
    Statistics statistics;

    @Autowired
    JdbcClient jdbc;

    /** Every figure's parts, by metric and part. */
    private Map<String, Map<String, BigDecimal>> answered(Question question) {
        var answered = new TreeMap<String, Map<String, BigDecimal>>();
        for (Figure figure : statistics.answer(question)) {
            var parts = new TreeMap<String, BigDecimal>();
            figure.parts().forEach(p -> parts.put(p.name(), p.value()));
            answered.put(figure.metric().name(), parts);
        }
        return answered;
    }

    private static Map<String, BigDecimal> of(Map<String, Map<String, BigDecimal>> answered, String metric) {
        return Objects.requireNonNull(answered.get(metric), metric);
    }

    private static Question cohort(Instant asOf, Instant known) {
        return new Question(asOf, known, FROM, UNTIL);
    }

    /** The public cohort of notices to report of 2021: 104,171, of which 49,859 reported and 6,607 were not yet due. */
    private void publicCohort() {
        jdbc.sql("""
                CREATE TEMP TABLE made ON COMMIT DROP AS
                SELECT i, gen_random_uuid() AS notice, gen_random_uuid() AS obligation, gen_random_uuid() AS person,
                    timestamptz '2021-03-21 12:00Z' AS given,
                    CASE WHEN i > 97564 THEN timestamptz '2021-12-01 12:00Z'
                        ELSE timestamptz '2021-05-20 12:00Z' END AS closes
                FROM generate_series(1, 104171) AS i
                """).update();
        jdbc.sql("""
                INSERT INTO obligation.obligation (id, participant, duty, way, opens, first_closes, closes, recorded)
                SELECT obligation, person, 'REPORT', 'OFFICE', given, closes, closes, given FROM made
                """).update();
        jdbc.sql("""
                INSERT INTO hearing.notice (id, participant, obligation, office, delivery, given, actor, recorded)
                SELECT notice, person, obligation, 'Office', 'IN_PERSON', given, 'machine:test', given FROM made
                """).update();
        jdbc.sql("""
                INSERT INTO hearing.report (notice, reported, notice_to_appear, actor, recorded)
                SELECT notice, given + interval '20 days', i <= 16296, 'machine:test',
                    -- the last thousand were entered two months later
                    given + CASE WHEN i > 48859 THEN interval '80 days' ELSE interval '21 days' END
                FROM made WHERE i <= 49859
                """).update();
    }

    @Test
    void thePublicCohortGivesThePublishedSharesAndEachDateItsOwn() {
        publicCohort();
        var figures = answered(cohort(AS_OF, AS_OF));
        assertThat(of(figures, "notices"))
                .isEqualTo(Map.of(
                        "reported", BigDecimal.valueOf(49_859),
                        "overdue", BigDecimal.valueOf(47_705),
                        "not yet due", BigDecimal.valueOf(6_607),
                        "excused", BigDecimal.ZERO));
        assertThat(of(figures, "notices_charged")).containsValue(BigDecimal.valueOf(16_296));
        assertThat(rounded(of(figures, "notices_overdue_of_all"))).isEqualTo("45.8");
        assertThat(rounded(of(figures, "notices_overdue_of_due"))).isEqualTo("48.9");

        Instant afterClosing = Instant.parse("2021-05-25T00:00:00Z");
        assertThat(of(answered(cohort(afterClosing, afterClosing)), "notices"))
                .as("as it was known then")
                .containsEntry("reported", BigDecimal.valueOf(48_859));
        assertThat(of(answered(cohort(afterClosing, AS_OF)), "notices"))
                .as("as it is known since")
                .containsEntry("reported", BigDecimal.valueOf(49_859));
    }

    private static String rounded(Map<String, BigDecimal> parts) {
        return parts.values()
                .iterator()
                .next()
                .setScale(1, RoundingMode.HALF_UP)
                .toPlainString();
    }

    @Test
    void hearingsNobodyRecordedAreNotAbsences() {
        jdbc.sql("""
                CREATE TEMP TABLE made ON COMMIT DROP AS
                SELECT i, gen_random_uuid() AS id, timestamptz '2021-06-01 14:00Z' AS starts FROM generate_series(1, 20) i
                """).update();
        jdbc.sql("""
                INSERT INTO hearing.hearing (id, participant, obligation, court, kind, starts, zone, notice_proven, actor,
                    recorded)
                SELECT id, gen_random_uuid(), gen_random_uuid(), 'Court', 'OTHER', starts, 'America/Chicago', i <> 20,
                    'machine:test', starts - interval '9 days' FROM made
                """).update();
        // 12 appeared, 3 did not, one of those without proven notice more (20), 1 waived, 1 moved, 2 not recorded.
        jdbc.sql("""
                INSERT INTO hearing.appearance (hearing, appearance, source, actor, recorded)
                SELECT id, CASE WHEN i <= 12 THEN 'APPEARED' WHEN i <= 15 OR i = 20 THEN 'NOT_APPEARED'
                    WHEN i = 16 THEN 'WAIVED' ELSE 'RESCHEDULED' END, 'COURT_RECORD', 'machine:test', starts
                FROM made WHERE i <= 17 OR i = 20
                """).update();
        var figures = answered(cohort(AS_OF, AS_OF));
        assertThat(of(figures, "hearings"))
                .isEqualTo(Map.of(
                        "appeared",
                        BigDecimal.valueOf(12),
                        "not appeared",
                        BigDecimal.valueOf(3),
                        "not recorded",
                        BigDecimal.valueOf(2),
                        "waived",
                        BigDecimal.ONE,
                        "rescheduled",
                        BigDecimal.ONE,
                        "no proven notice",
                        BigDecimal.ONE));
        assertThat(of(figures, "appearance").get("of those recorded")).isEqualByComparingTo("80");
        assertThat(of(figures, "appearance").get("lower bound")).isEqualByComparingTo("70.5882");
    }

    @Test
    void everyMetricIsDefinedAndAnswers() {
        assertThat(statistics.answer(Question.asOf(AS_OF, AS_OF))).hasSameSizeAs(statistics.metrics());
        assertThat(statistics.metrics())
                .allSatisfy(m -> assertThat(m.definition()).hasSizeGreaterThan(60));
        assertThat(statistics.metrics()).extracting(Metric::name).doesNotHaveDuplicates();
    }
}
