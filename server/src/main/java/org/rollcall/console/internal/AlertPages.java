package org.rollcall.console.internal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.Page;
import org.rollcall.alert.Alert;
import org.rollcall.alert.AlertId;
import org.rollcall.alert.AlertKind;
import org.rollcall.alert.Alerts;
import org.rollcall.equipment.TrackerId;
import org.rollcall.evidence.Evidence;
import org.rollcall.evidence.EvidenceId;
import org.rollcall.location.Silences;
import org.rollcall.location.Zones;
import org.rollcall.participant.Participant;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.rollcall.staff.Officer;
import org.rollcall.staff.Purpose;
import org.rollcall.staff.Staff;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The queue: what a person must look at, and what that person found. */
@Controller
@RequestMapping("/console/alerts")
final class AlertPages {
    private static final int MOST = 200;
    /** How far back findings are looked through. */
    private static final int CROSSINGS = 500;

    private final Staff staff;
    private final Alerts alerts;
    private final Participants participants;
    private final Zones zones;
    private final Silences silences;
    private final PersonDesk desk;
    private final Evidence evidence;

    AlertPages(
            Staff staff,
            Alerts alerts,
            Participants participants,
            Zones zones,
            Silences silences,
            PersonDesk desk,
            Evidence evidence) {
        this.staff = staff;
        this.alerts = alerts;
        this.participants = participants;
        this.zones = zones;
        this.silences = silences;
        this.desk = desk;
        this.evidence = evidence;
    }

    @GetMapping
    Page queue() {
        Officer officer = staff.current();
        List<Alert> queue =
                alerts.queue(officer.id().actor(), Purpose.ALERT_REVIEW.name(), PersonDesk.areaOf(officer), MOST + 1);
        return Page.of("console/alerts")
                .with("more", queue.size() > MOST)
                .with(
                        "cases",
                        AlertCase.of(queue.stream().limit(MOST).map(this::line).toList()));
    }

    private AlertLine line(Alert alert) {
        Participant person = alert.participant() == null
                ? null
                : participants.find(alert.participant()).orElse(null);
        return AlertLine.of(alert, person, over(alert));
    }

    private @Nullable Instant over(Alert alert) {
        UUID about = alert.about();
        return alert.kind() == AlertKind.TRACKER_SILENT && about != null
                ? silences.ended(new TrackerId(about), alert.happened()).orElse(null)
                : null;
    }

    /** One alert as a part of the queue, for a page that was told of it. */
    @GetMapping("/{id}")
    Page one(@PathVariable UUID id) {
        Alert alert = known(id);
        if (alert.participant() != null) {
            desk.open(alert.participant().value(), Purpose.ALERT_REVIEW, "alert");
        }
        return Page.of("console/_alert").with("line", line(alert));
    }

    /** The fixes that caused an alert about a zone, and those that did not count and why. */
    @GetMapping("/{id}/fixes")
    Page fixes(@PathVariable UUID id) {
        AlertLine line = line(known(id));
        if (!line.crossing()) {
            throw new NoSuchElementException("There are no fixes behind this alert.");
        }
        Alert alert = line.alert();
        OpenedPerson opened =
                desk.reach(Objects.requireNonNull(alert.participant()).value(), Purpose.ALERT_REVIEW);
        return Page.of("console/alert-fixes")
                .with("line", line)
                .with(
                        "crossing",
                        crossing(opened, alert)
                                .map(each ->
                                        CrossingLine.of(each, opened.person().zone()))
                                .orElse(null));
    }

    private Optional<Zones.Crossed> crossing(OpenedPerson opened, Alert alert) {
        Instant happened = alert.happened().truncatedTo(ChronoUnit.MILLIS);
        return zones
                .crossings(
                        opened.by().id().actor(),
                        Purpose.ALERT_REVIEW,
                        opened.person().id(),
                        CROSSINGS)
                .stream()
                .filter(each -> each.zone().value().equals(alert.about())
                        && each.happened().truncatedTo(ChronoUnit.MILLIS).equals(happened))
                .findFirst();
    }

    /** What was said on the telephone, for the alert that asks to listen to it. */
    @GetMapping("/{id}/recording")
    ResponseEntity<byte[]> recording(@PathVariable UUID id) {
        Alert alert = known(id);
        if (!AlertLine.isHeard(alert)) {
            throw new NoSuchElementException("There is no recording with this alert.");
        }
        desk.reach(Objects.requireNonNull(alert.participant()).value(), Purpose.ALERT_REVIEW);
        var piece = new EvidenceId(Objects.requireNonNull(alert.about()));
        byte[] content = evidence.read(staff.current().id().actor(), Purpose.ALERT_REVIEW.name(), piece);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(evidence.label(piece).mediaType()))
                .cacheControl(CacheControl.noStore())
                .body(content);
    }

    @PostMapping("/{id}")
    String close(@PathVariable UUID id, @RequestParam Alert.Found found, @RequestParam String note) {
        Alert alert = known(id);
        if (alert.participant() != null) {
            desk.reach(alert.participant().value(), Purpose.ALERT_REVIEW);
        }
        alerts.close(staff.current().id().actor(), alert.id(), found, note);
        return "redirect:/console/alerts";
    }

    /** Closes the alerts about one person that an officer saw together; what another has closed meanwhile stays as it is. */
    @PostMapping("/cases/{person}")
    String closeCase(
            @PathVariable UUID person,
            @RequestParam List<UUID> alert,
            @RequestParam Alert.Found found,
            @RequestParam String note) {
        Officer officer = desk.reach(person, Purpose.ALERT_REVIEW).by();
        for (UUID id : alert) {
            Alert each = known(id);
            ParticipantId about = each.participant();
            if (about == null || !about.value().equals(person)) {
                throw new NoSuchElementException("There is no such alert about this person.");
            }
            if (each.disposition() == null) {
                alerts.close(officer.id().actor(), each.id(), found, note);
            }
        }
        return "redirect:/console/alerts";
    }

    private Alert known(UUID id) {
        return alerts.find(new AlertId(id)).orElseThrow(() -> new NoSuchElementException("There is no such alert."));
    }
}
