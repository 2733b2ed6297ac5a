package org.rollcall.api.internal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.alert.AlertKind;
import org.rollcall.alert.AlertRates;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How often an alert turned out to be none. Counts alone. */
@RestController
final class AlertRatesApi {
    record Counted(
            AlertKind kind,
            @Nullable String model,
            int open,
            int closed,
            int falseAlerts,
            int technical,
            @Nullable Double falsePercent) {
        static Counted of(AlertRates.Rate rate) {
            return new Counted(
                    rate.kind(),
                    rate.model(),
                    rate.open(),
                    rate.closed(),
                    rate.falseAlerts(),
                    rate.technical(),
                    rate.falsePercent());
        }
    }

    private final AlertRates rates;
    private final Reach reach;

    AlertRatesApi(AlertRates rates, Reach reach) {
        this.rates = rates;
        this.reach = reach;
    }

    @GetMapping("/api/alerts/rates")
    List<Counted> rates(@RequestParam Instant from, @RequestParam Instant until) {
        return rates.of(from, until, reach.area()).stream().map(Counted::of).toList();
    }
}
