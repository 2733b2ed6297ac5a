package org.rollcall.console.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.rollcall.Page;
import org.rollcall.alert.AlertRates;
import org.rollcall.staff.Staff;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How often each rule and each kind of device raised an alert that was none. */
@Controller
final class AlertRatePages {
    private static final int USUAL_DAYS = 90;

    private final Staff staff;
    private final AlertRates rates;
    private final Clock clock;

    AlertRatePages(Staff staff, AlertRates rates, Clock clock) {
        this.staff = staff;
        this.rates = rates;
        this.clock = clock;
    }

    @GetMapping("/console/alerts/rates")
    Page rates(
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate until) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate last = until == null ? today : until;
        LocalDate first = from == null ? last.minusDays(USUAL_DAYS) : from;
        var found = rates.of(
                first.atStartOfDay(ZoneOffset.UTC).toInstant(),
                last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
                PersonDesk.areaOf(staff.current()));
        return Page.of("console/alert-rates")
                .with("from", first.toString())
                .with("until", last.toString())
                .with("rates", found);
    }
}
