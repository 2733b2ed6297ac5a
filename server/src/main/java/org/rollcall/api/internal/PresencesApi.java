package org.rollcall.api.internal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.api.internal.Reach.Reached;
import org.rollcall.location.Presences;
import org.rollcall.location.Silence;
import org.rollcall.location.Silences;
import org.rollcall.location.ZonePresence;
import org.rollcall.staff.Purpose;
import org.rollcall.track.zone.Presence;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where a person's trackers are as to their zones, and when they were not heard. */
@RestController
@RequestMapping("/api/participants/{id}")
final class PresencesApi {
    private static final int MOST = 200;

    record Found(
            UUID zone,
            UUID tracker,
            Presence presence,
            @Nullable Instant since,
            @Nullable Instant heard) {
        static Found of(ZonePresence found) {
            return new Found(
                    found.zone().value(), found.tracker().value(), found.presence(), found.since(), found.heard());
        }
    }

    record Silent(
            UUID tracker,
            Instant since,
            Instant found,
            @Nullable Instant told,
            @Nullable Instant ended) {
        static Silent of(Silence kept) {
            return new Silent(kept.tracker().value(), kept.since(), kept.found(), kept.told(), kept.ended());
        }
    }

    private final Presences presences;
    private final Silences silences;
    private final Reach reach;

    PresencesApi(Presences presences, Silences silences, Reach reach) {
        this.presences = presences;
        this.silences = silences;
        this.reach = reach;
    }

    @GetMapping("/presence")
    List<Found> presence(@PathVariable UUID id, @RequestParam Purpose purpose) {
        Reached reached = reach.reach(id);
        return presences.of(reached.by(), purpose, reached.person().id()).stream()
                .map(Found::of)
                .toList();
    }

    @GetMapping("/silences")
    List<Silent> silences(@PathVariable UUID id, @RequestParam Purpose purpose) {
        Reached reached = reach.reach(id);
        return silences.of(reached.by(), purpose, reached.person().id(), MOST).stream()
                .map(Silent::of)
                .toList();
    }
}
