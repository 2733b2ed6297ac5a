package org.rollcall.api.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.statistics.Figure;
import org.rollcall.statistics.Question;
import org.rollcall.statistics.Statistics;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The figures as JSON, with the question they answer. */
@RestController
final class StatisticsInterface {
    /** The question as it was understood, and every figure with its definition. */
    record Answer(Question question, List<Figure> figures) {}

    private final Statistics statistics;
    private final Clock clock;

    StatisticsInterface(Statistics statistics, Clock clock) {
        this.statistics = statistics;
        this.clock = clock;
    }

    @GetMapping("/api/statistics")
    Answer figures(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asof,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate known,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate until) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var question = Question.ofDays(asof == null ? today : asof, known == null ? today : known, from, until, now);
        return new Answer(question, statistics.answer(question));
    }
}
