package org.rollcall.console.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.Page;
import org.rollcall.equipment.Equipment;
import org.rollcall.equipment.Tracker;
import org.rollcall.equipment.TrackerId;
import org.rollcall.location.Silences;
import org.rollcall.location.TrackerCommands;
import org.rollcall.location.UnknownDevices;
import org.rollcall.staff.Purpose;
import org.rollcall.staff.Staff;
import org.rollcall.track.wire.TrackerCommand;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The stock of trackers, and handing them out and taking them back on a person's page. */
@Controller
final class TrackerPages {
    private static final int MOST = 500;
    private static final int MOST_COMMANDS = 10;

    private final Equipment equipment;
    private final UnknownDevices unknown;
    private final TrackerCommands commands;
    private final Silences silences;
    private final PersonDesk desk;
    private final Staff staff;
    private final Clock clock;

    TrackerPages(
            Equipment equipment,
            UnknownDevices unknown,
            TrackerCommands commands,
            Silences silences,
            PersonDesk desk,
            Staff staff,
            Clock clock) {
        this.equipment = equipment;
        this.unknown = unknown;
        this.commands = commands;
        this.silences = silences;
        this.desk = desk;
        this.staff = staff;
        this.clock = clock;
    }

    @GetMapping("/console/trackers")
    Page stock(@RequestParam(defaultValue = "") String device) {
        return stockPage(device, "", null);
    }

    private Page stockPage(String device, String model, @Nullable String refused) {
        return Page.of("console/trackers")
                .with("stock", equipment.stock(MOST))
                .with("unknown", unknown.seen(MOST))
                .with("device", device)
                .with("model", model)
                .with("refused", refused);
    }

    @PostMapping("/console/trackers")
    Object add(@RequestParam String device, @RequestParam String model) {
        try {
            equipment.addTracker(staff.current().id().actor(), device, model, false);
            return "redirect:/console/trackers";
        } catch (IllegalArgumentException e) {
            return stockPage(device, model, e.getMessage()).status(HttpStatus.BAD_REQUEST);
        }
    }

    @GetMapping("/console/participants/{id}/trackers")
    Page held(@PathVariable UUID id, @RequestParam(defaultValue = "SUPERVISION") Purpose purpose) {
        OpenedPerson opened = desk.reach(id, purpose);
        List<Tracker> free =
                equipment.stock(MOST).stream().filter(t -> t.holder() == null).toList();
        return Page.of("console/participant/_trackers")
                .with("opened", opened)
                .with("held", equipment.heldBy(opened.person().id()))
                .with(
                        "told",
                        commands
                                .of(
                                        opened.by().id().actor(),
                                        purpose,
                                        opened.person().id(),
                                        MOST_COMMANDS)
                                .stream()
                                .map(told ->
                                        CommandLine.of(told, opened.person().zone()))
                                .toList())
                .with("silences", silences(opened))
                .with("free", free);
    }

    private List<String> silences(OpenedPerson opened) {
        ZoneId zone = opened.person().zone();
        return silences
                .of(opened.by().id().actor(), opened.purpose(), opened.person().id(), MOST_COMMANDS)
                .stream()
                .map(silence -> Words.when(silence.since(), zone) + " – "
                        + (silence.ended() == null ? "now" : Words.when(silence.ended(), zone)))
                .toList();
    }

    @PostMapping("/console/participants/{id}/trackers/{tracker}/commands")
    String tell(
            @PathVariable UUID id,
            @PathVariable UUID tracker,
            @RequestParam(defaultValue = "SUPERVISION") Purpose purpose,
            @RequestParam String command,
            @RequestParam(defaultValue = "60") int seconds,
            @RequestParam(defaultValue = "") String words) {
        OpenedPerson opened = desk.reach(id, purpose);
        TrackerCommand read = switch (command) {
            case "interval" -> new TrackerCommand.Interval(Duration.ofSeconds(seconds));
            case "buzz" -> new TrackerCommand.Buzz();
            case "message" -> new TrackerCommand.Message(words);
            default -> throw new IllegalArgumentException("Choose what the tracker is told.");
        };
        commands.tell(opened.by().id().actor(), purpose, opened.person().id(), new TrackerId(tracker), read);
        return "redirect:" + opened.address("");
    }

    @PostMapping("/console/participants/{id}/trackers")
    String assign(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "SUPERVISION") Purpose purpose,
            @RequestParam UUID tracker) {
        OpenedPerson opened = desk.reach(id, purpose);
        equipment.assign(
                opened.by().id().actor(),
                new TrackerId(tracker),
                opened.person().id(),
                clock.instant());
        return "redirect:" + opened.address("");
    }

    @PostMapping("/console/participants/{id}/trackers/{tracker}/return")
    String takeBack(
            @PathVariable UUID id,
            @PathVariable UUID tracker,
            @RequestParam(defaultValue = "SUPERVISION") Purpose purpose) {
        OpenedPerson opened = desk.reach(id, purpose);
        Tracker returned = equipment.heldBy(opened.person().id(), new TrackerId(tracker));
        equipment.takeBack(opened.by().id().actor(), returned.id(), clock.instant());
        return "redirect:" + opened.address("");
    }
}
