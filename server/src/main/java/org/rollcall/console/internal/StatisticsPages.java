package org.rollcall.console.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.rollcall.Page;
import org.rollcall.statistics.Question;
import org.rollcall.statistics.Statistics;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The figures, each with its definition, as of a day and as known on a day. */
@Controller
final class StatisticsPages {
    private final Statistics statistics;
    private final Clock clock;

    StatisticsPages(Statistics statistics, Clock clock) {
        this.statistics = statistics;
        this.clock = clock;
    }

    @GetMapping("/console/statistics")
    Page figures(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asof,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate known,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate until) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        LocalDate day = asof == null ? today : asof;
        LocalDate told = known == null ? today : known;
        Page page = Page.of("console/statistics")
                .with("asof", day)
                .with("known", told)
                .with("from", from)
                .with("until", until);
        try {
            return page.with("figures", statistics.answer(Question.ofDays(day, told, from, until, now)))
                    .with("refused", null);
        } catch (IllegalArgumentException e) {
            return page.with("figures", java.util.List.of())
                    .with("refused", e.getMessage())
                    .status(HttpStatus.BAD_REQUEST);
        }
    }
}
