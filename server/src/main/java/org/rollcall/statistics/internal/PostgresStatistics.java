package org.rollcall.statistics.internal;

import java.sql.Timestamp;
import java.util.List;
import java.util.stream.Stream;
import org.rollcall.statistics.Figure;
import org.rollcall.statistics.Metric;
import org.rollcall.statistics.Question;
import org.rollcall.statistics.Statistics;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Asks every measure, in one snapshot so that the figures fit together. */
@Component
class PostgresStatistics implements Statistics {
    private static final List<Measure> MEASURES = Stream.of(
                    ParticipantMeasures.all(), NoticeMeasures.all(), CheckInMeasures.all(), HearingMeasures.all())
            .flatMap(List::stream)
            .toList();

    private final JdbcClient jdbc;

    PostgresStatistics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Metric> metrics() {
        return MEASURES.stream().map(Measure::metric).toList();
    }

    @Override
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Figure> answer(Question question) {
        // Every measure counts whole populations. Where the planner knows little of a table it expects a few rows and
        // loops over them, which takes minutes for a hundred thousand.
        jdbc.sql("SET LOCAL enable_nestloop = off").update();
        return MEASURES.stream().map(measure -> figure(measure, question)).toList();
    }

    private Figure figure(Measure measure, Question question) {
        List<Figure.Part> parts = jdbc.sql(measure.sql())
                .param("asof", Timestamp.from(question.asOf()))
                .param("known", Timestamp.from(question.known()))
                .param("from", Timestamp.from(question.from()))
                .param("until", Timestamp.from(question.until()))
                .query((row, i) -> new Figure.Part(row.getString(1), row.getBigDecimal(2)))
                .list();
        return new Figure(measure.metric(), parts);
    }
}
