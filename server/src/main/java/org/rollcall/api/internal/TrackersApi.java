package org.rollcall.api.internal;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.api.internal.Reach.Reached;
import org.rollcall.equipment.Equipment;
import org.rollcall.equipment.Tracker;
import org.rollcall.equipment.TrackerId;
import org.rollcall.staff.Purpose;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Trackers: into the stock, to a person and back. Who else holds one is not told. */
@RestController
final class TrackersApi {
    record TrackerEntered(
            @Nullable String deviceNumber,
            @Nullable String model,
            @Nullable Boolean synthetic) {}

    record TrackerKept(UUID tracker, String deviceNumber, String model, boolean synthetic) {
        static TrackerKept of(Tracker tracker) {
            return new TrackerKept(tracker.id().value(), tracker.deviceNumber(), tracker.model(), tracker.synthetic());
        }
    }

    /** @param from when it was handed out; now where it is missing */
    record Handed(@Nullable String deviceNumber, @Nullable Instant from) {}

    private final Equipment equipment;
    private final Reach reach;
    private final Clock clock;

    TrackersApi(Equipment equipment, Reach reach, Clock clock) {
        this.equipment = equipment;
        this.reach = reach;
        this.clock = clock;
    }

    @PostMapping("/api/trackers")
    ResponseEntity<TrackerKept> add(@RequestBody TrackerEntered entered) {
        Tracker added = equipment.addTracker(
                reach.by(),
                Messages.needed("deviceNumber", entered.deviceNumber()),
                Messages.needed("model", entered.model()),
                Boolean.TRUE.equals(entered.synthetic()));
        return ResponseEntity.status(201).body(TrackerKept.of(added));
    }

    @GetMapping("/api/participants/{id}/trackers")
    List<TrackerKept> held(@PathVariable UUID id, @RequestParam Purpose purpose) {
        return equipment.heldBy(reach.read(id, purpose).person().id()).stream()
                .map(TrackerKept::of)
                .toList();
    }

    @PostMapping("/api/participants/{id}/trackers")
    ResponseEntity<TrackerKept> assign(@PathVariable UUID id, @RequestBody Handed handed) {
        Reached reached = reach.reach(id);
        Tracker tracker = equipment
                .byDeviceNumber(
                        Messages.needed("deviceNumber", handed.deviceNumber()).strip())
                .orElseThrow(() -> new NoSuchElementException(
                        "No tracker with this device number is in the stock: add it first."));
        equipment.assign(
                reached.by(),
                tracker.id(),
                reached.person().id(),
                handed.from() == null ? clock.instant() : handed.from());
        return ResponseEntity.created(URI.create("/api/participants/" + id + "/trackers/" + tracker.id()))
                .body(TrackerKept.of(tracker));
    }

    @PostMapping("/api/participants/{id}/trackers/{tracker}/return")
    ResponseEntity<Void> takeBack(@PathVariable UUID id, @PathVariable UUID tracker) {
        Reached reached = reach.reach(id);
        Tracker held = equipment.heldBy(reached.person().id(), new TrackerId(tracker));
        equipment.takeBack(reached.by(), held.id(), clock.instant());
        return ResponseEntity.noContent().build();
    }
}
