package org.rollcall.console.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rollcall.Page;
import org.rollcall.evidence.Evidence;
import org.rollcall.evidence.EvidenceId;
import org.rollcall.evidence.EvidenceKind;
import org.rollcall.obligation.Obligation;
import org.rollcall.obligation.ObligationId;
import org.rollcall.obligation.Obligations;
import org.rollcall.obligation.Outcome;
import org.rollcall.staff.Purpose;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What one person has to do, what they tried and what became of it: a section of their page. */
@Controller
@RequestMapping("/console/participants/{id}/obligations")
final class ObligationPages {
    private final PersonDesk desk;
    private final Obligations obligations;
    private final Evidence evidence;
    private final Clock clock;

    ObligationPages(PersonDesk desk, Obligations obligations, Evidence evidence, Clock clock) {
        this.desk = desk;
        this.obligations = obligations;
        this.evidence = evidence;
        this.clock = clock;
    }

    @GetMapping
    Page section(@PathVariable UUID id, @RequestParam(defaultValue = "SUPERVISION") Purpose purpose) {
        OpenedPerson opened = desk.open(id, purpose, "obligations");
        Instant now = clock.instant();
        ZoneId zone = opened.person().zone();
        return Page.of("console/participant/_obligations")
                .with("opened", opened)
                .with(
                        "lines",
                        obligations.history(opened.person().id(), 20).stream()
                                .map(o -> DueLine.of(o, opened.person(), zone, now))
                                .toList())
                .with("attempts", obligations.attempts(opened.person().id(), 20))
                .with(
                        "added",
                        evidence.of(opened.person().id().value()).stream()
                                .filter(piece -> piece.kind() == EvidenceKind.CHECK_IN_ADDED)
                                .map(piece -> piece.id().value())
                                .collect(Collectors.toSet()));
    }

    /** What the person added to one of their check-ins; its reading is journalled. */
    @GetMapping("/added/{piece}")
    Page added(
            @PathVariable UUID id,
            @PathVariable UUID piece,
            @RequestParam(defaultValue = "SUPERVISION") Purpose purpose) {
        OpenedPerson opened = desk.reach(id, purpose);
        Evidence.Label label = evidence.label(new EvidenceId(piece));
        if (!label.owner().equals(id) || label.kind() != EvidenceKind.CHECK_IN_ADDED) {
            throw new NoSuchElementException("This person added nothing of that number.");
        }
        return Page.of("console/participant/added")
                .with("opened", opened)
                .with("added", AddedLine.of(evidence.read(opened.by().id().actor(), purpose.name(), label.id())));
    }

    @PostMapping("/{obligation}")
    String decide(
            @PathVariable UUID id,
            @PathVariable UUID obligation,
            @RequestParam(defaultValue = "SUPERVISION") Purpose purpose,
            @RequestParam Outcome outcome,
            @RequestParam String reason) {
        OpenedPerson opened = desk.reach(id, purpose);
        Obligation due = obligations
                .find(new ObligationId(obligation))
                .filter(o -> o.participant().equals(opened.person().id()))
                .orElseThrow(() -> new NoSuchElementException("This person has no such obligation."));
        if (!DueLine.of(due, opened.person(), opened.person().zone(), clock.instant())
                .choices()
                .contains(outcome)) {
            throw new IllegalArgumentException(
                    "Record what came of a hearing beside the hearing, and a report beside its notice.");
        }
        obligations.decide(opened.by().id().actor(), due.id(), outcome, reason);
        return "redirect:" + opened.address("");
    }
}
