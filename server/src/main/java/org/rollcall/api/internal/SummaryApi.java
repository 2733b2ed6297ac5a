package org.rollcall.api.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.api.internal.Reach.Reached;
import org.rollcall.location.DaySummary;
import org.rollcall.location.Movements;
import org.rollcall.location.Zones;
import org.rollcall.staff.Purpose;
import org.rollcall.track.stay.Stretch;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What one day of a person comes to, in their own time zone. */
@RestController
final class SummaryApi {
    /**
     * @param kind STAY, TRIP or SILENCE
     * @param zone the person's own zone of a stay, where it was in one
     * @param metres of a trip
     */
    record Part(
            String kind,
            Instant from,
            Instant until,
            @Nullable String zone,
            @Nullable Long metres) {
        static Part of(DaySummary.Part part) {
            return switch (part.stretch()) {
                case Stretch.Stay stay -> new Part("STAY", stay.from(), stay.until(), part.zone(), null);
                case Stretch.Trip trip -> new Part("TRIP", trip.from(), trip.until(), null, Math.round(trip.metres()));
                case Stretch.Silence silence -> new Part("SILENCE", silence.from(), silence.until(), null, null);
            };
        }
    }

    /** @param lowestBattery percent */
    record Day(
            LocalDate date,
            String timeZone,
            List<Part> parts,
            int timesCharged,
            long minutesCharged,
            @Nullable Double lowestBattery) {}

    private final Movements movements;
    private final Zones zones;
    private final Reach reach;

    SummaryApi(Movements movements, Zones zones, Reach reach) {
        this.movements = movements;
        this.zones = zones;
        this.reach = reach;
    }

    @GetMapping("/api/participants/{id}/day")
    Day day(@PathVariable UUID id, @RequestParam Purpose purpose, @RequestParam LocalDate date) {
        Reached reached = reach.reach(id);
        ZoneId zone = reached.person().zone();
        var history = movements.history(
                reached.by(),
                purpose,
                reached.person().id(),
                date.atStartOfDay(zone).toInstant(),
                date.plusDays(1).atStartOfDay(zone).toInstant());
        var summary = DaySummary.of(
                history, zones.of(reached.by(), purpose, reached.person().id()));
        return new Day(
                date,
                zone.getId(),
                summary.parts().stream().map(Part::of).toList(),
                summary.charging().times(),
                summary.charging().length().toMinutes(),
                summary.charging().lowest());
    }
}
