package org.rollcall.console.internal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollcall.Page;
import org.rollcall.equipment.Equipment;
import org.rollcall.equipment.Tracker;
import org.rollcall.equipment.TrackerId;
import org.rollcall.journal.Actor;
import org.rollcall.location.Movements;
import org.rollcall.location.ParticipantZone;
import org.rollcall.location.Presences;
import org.rollcall.location.TrackExports;
import org.rollcall.location.TrackFormat;
import org.rollcall.location.ZoneId;
import org.rollcall.location.ZoneTemplateId;
import org.rollcall.location.ZoneTemplates;
import org.rollcall.location.Zones;
import org.rollcall.participant.Addresses;
import org.rollcall.participant.ChangedMeanwhile;
import org.rollcall.staff.Purpose;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One person's map: the latest position live, the history of a chosen period, and their zones. */
@Controller
@RequestMapping("/console/participants/{id}")
final class MapPages {
    private static final int CROSSINGS = 20;
    private static final String MOVED_ON =
            "Someone else changed this zone while you had it open: under Zones it stands as"
                    + " it is now. What you entered is still in the form; keep it in place of theirs, or open the zone anew.";
    private static final String REMOVED =
            "This zone was removed while you had it open. What you entered is still in the"
                    + " form; kept, it is a new zone.";

    private final PersonDesk desk;
    private final Movements movements;
    private final TrackExports exports;
    private final Zones zones;
    private final Presences presences;
    private final Equipment equipment;
    private final ZoneTemplates templates;
    private final Addresses addresses;
    private final PositionStreams streams;
    private final Streets streets;
    private final Clock clock;

    MapPages(
            PersonDesk desk,
            Movements movements,
            TrackExports exports,
            Zones zones,
            Presences presences,
            Equipment equipment,
            ZoneTemplates templates,
            Addresses addresses,
            PositionStreams streams,
            Streets streets,
            Clock clock) {
        this.desk = desk;
        this.movements = movements;
        this.exports = exports;
        this.zones = zones;
        this.presences = presences;
        this.equipment = equipment;
        this.templates = templates;
        this.addresses = addresses;
        this.streams = streams;
        this.streets = streets;
        this.clock = clock;
    }

    /** Shows the latest position; with a period, its history, which is one reading with the purpose asked for. */
    @GetMapping("/map")
    Page map(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "SUPERVISION") Purpose purpose,
            @RequestParam @Nullable String from,
            @RequestParam @Nullable String until,
            @RequestParam @Nullable UUID template,
            @RequestParam @Nullable UUID zone) {
        OpenedPerson opened = desk.open(id, purpose, "map");
        Period period = from == null || until == null ? null : new Period(from, until);
        if (zone != null) {
            ParticipantZone kept = zones.find(opened.person().id(), new ZoneId(zone));
            return page(opened, period, ZoneForm.from(kept, address(opened)), ZoneToChange.of(kept), null);
        }
        ZoneForm form = template == null
                ? ZoneForm.empty()
                : templates
                        .find(new ZoneTemplateId(template))
                        .map(ZoneForm::from)
                        .orElseGet(ZoneForm::empty);
        return page(opened, period, form, null, null);
    }

    private @Nullable String address(OpenedPerson opened) {
        return addresses.of(opened.person().id()).map(Addresses.Address::lines).orElse(null);
    }

    private Page page(
            OpenedPerson opened,
            @Nullable Period period,
            ZoneForm form,
            @Nullable ZoneToChange changing,
            @Nullable String refused) {
        Actor by = opened.by().id().actor();
        java.time.ZoneId zone = opened.person().zone();
        String problem = refused;
        Movements.History history = null;
        if (period != null) {
            try {
                history = movements.history(
                        by, opened.purpose(), opened.person().id(), period.begin(zone), period.end(zone));
            } catch (IllegalArgumentException e) {
                problem = e.getMessage();
            }
        }
        List<ParticipantZone> drawn =
                zones.of(by, opened.purpose(), opened.person().id());
        var latest =
                movements.latest(by, opened.purpose(), opened.person().id()).orElse(null);
        var summary = history == null ? null : MovementSummary.of(history, drawn, zone);
        Page page = Page.of("console/participant/map")
                .with("opened", opened)
                .with("zones", drawn)
                .with("templates", templates.all())
                .with("address", address(opened))
                .with("presences", drawn.isEmpty() ? List.of() : presences(opened))
                .with("crossings", crossings(opened))
                .with("period", period == null ? Period.lastDay(clock.instant(), zone) : period)
                .with("history", history)
                .with("summary", summary)
                .with("form", form)
                .with("changing", changing)
                .with("refused", problem)
                .with(
                        "data",
                        MapData.page(
                                zone.getId(),
                                drawn,
                                latest,
                                history,
                                summary,
                                streets.archive().orElse(null)));
        return problem == null ? page : page.status(HttpStatus.BAD_REQUEST);
    }

    private List<PresenceLine> presences(OpenedPerson opened) {
        Map<TrackerId, String> numbers = equipment.heldBy(opened.person().id()).stream()
                .collect(Collectors.toMap(Tracker::id, Tracker::deviceNumber));
        return presences
                .of(opened.by().id().actor(), opened.purpose(), opened.person().id())
                .stream()
                .map(each -> PresenceLine.of(each, numbers, opened.person().zone()))
                .toList();
    }

    private List<CrossingLine> crossings(OpenedPerson opened) {
        return zones
                .crossings(
                        opened.by().id().actor(),
                        opened.purpose(),
                        opened.person().id(),
                        CROSSINGS)
                .stream()
                .map(crossed -> CrossingLine.of(crossed, opened.person().zone()))
                .toList();
    }

    /** The positions as they come, one event each. */
    @GetMapping(path = "/positions/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream(@PathVariable UUID id, @RequestParam(defaultValue = "SUPERVISION") Purpose purpose) {
        OpenedPerson opened = desk.reach(id, purpose);
        return streams.open(movements.follow(
                opened.by().id().actor(), purpose, opened.person().id()));
    }

    /** The history of a period as a file; a reading of its own, for the purpose asked for. */
    @GetMapping("/map/export")
    void export(
            @PathVariable UUID id,
            @RequestParam Purpose purpose,
            @RequestParam String from,
            @RequestParam String until,
            @RequestParam String format,
            HttpServletResponse response)
            throws IOException {
        OpenedPerson opened = desk.reach(id, purpose);
        var period = new Period(from, until);
        java.time.ZoneId zone = opened.person().zone();
        var exported = exports.export(
                opened.by().id().actor(),
                purpose,
                opened.person().id(),
                period.begin(zone),
                period.end(zone),
                TrackFormat.named(format));
        response.setContentType(exported.format().mediaType());
        response.setHeader("Content-Disposition", "attachment; filename=\"" + exported.fileName() + "\"");
        exported.content().writeTo(response.getOutputStream());
    }

    @PostMapping("/map/zones")
    Object draw(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "SUPERVISION") Purpose purpose,
            @ModelAttribute ZoneForm form) {
        OpenedPerson opened = desk.reach(id, purpose);
        try {
            zones.draw(
                    opened.by().id().actor(),
                    opened.person().id(),
                    form.entered(opened.person().zone()));
            return "redirect:" + opened.address("/map");
        } catch (IllegalArgumentException | IllegalStateException e) {
            return page(opened, null, form, null, e.getMessage());
        }
    }

    /** Keeps a zone as a further version. Where it moved on meanwhile that is said, and the form stays as it was filled. */
    @PostMapping("/map/zones/{zone}")
    Object change(
            @PathVariable UUID id,
            @PathVariable UUID zone,
            @RequestParam(defaultValue = "SUPERVISION") Purpose purpose,
            @RequestParam int version,
            @ModelAttribute ZoneForm form) {
        OpenedPerson opened = desk.reach(id, purpose);
        ParticipantZone kept;
        try {
            kept = zones.find(opened.person().id(), new ZoneId(zone));
        } catch (NoSuchElementException e) {
            return page(opened, null, form, null, REMOVED).status(HttpStatus.CONFLICT);
        }
        try {
            zones.change(opened.by().id().actor(), kept.id(), version, form.changing(kept));
            return "redirect:" + opened.address("/map");
        } catch (ChangedMeanwhile e) {
            ParticipantZone now = zones.find(opened.person().id(), kept.id());
            return page(opened, null, form, ZoneToChange.of(now), MOVED_ON).status(HttpStatus.CONFLICT);
        } catch (IllegalArgumentException | IllegalStateException e) {
            return page(opened, null, form, new ZoneToChange(kept, version), e.getMessage());
        }
    }

    /** Gives the zone of a template that has a place of its own. */
    @PostMapping("/map/templates/{template}")
    String give(
            @PathVariable UUID id,
            @PathVariable UUID template,
            @RequestParam(defaultValue = "SUPERVISION") Purpose purpose) {
        OpenedPerson opened = desk.reach(id, purpose);
        templates.give(
                opened.by().id().actor(),
                new ZoneTemplateId(template),
                opened.person().id(),
                null,
                false);
        return "redirect:" + opened.address("/map");
    }

    @PostMapping("/map/zones/{zone}/remove")
    String remove(
            @PathVariable UUID id,
            @PathVariable UUID zone,
            @RequestParam(defaultValue = "SUPERVISION") Purpose purpose,
            @RequestParam int version) {
        OpenedPerson opened = desk.reach(id, purpose);
        ParticipantZone removed = zones.find(opened.person().id(), new ZoneId(zone));
        zones.remove(opened.by().id().actor(), removed.id(), version);
        return "redirect:" + opened.address("/map");
    }

    /** Lets the person see where an exclusion zone lies, or no longer. */
    @PostMapping("/map/zones/{zone}/shown")
    String show(
            @PathVariable UUID id,
            @PathVariable UUID zone,
            @RequestParam(defaultValue = "SUPERVISION") Purpose purpose,
            @RequestParam int version,
            @RequestParam boolean shown) {
        OpenedPerson opened = desk.reach(id, purpose);
        ParticipantZone theirs = zones.find(opened.person().id(), new ZoneId(zone));
        zones.show(opened.by().id().actor(), theirs.id(), version, shown);
        return "redirect:" + opened.address("/map");
    }
}
