package org.rollcall.console.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.rollcall.Page;
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
    private final Clock clock;

    ObligationPages(PersonDesk desk, Obligations obligations, Clock clock) {
        this.desk = desk;
        this.obligations = obligations;
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
                .with("attempts", obligations.attempts(opened.person().id(), 20));
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
