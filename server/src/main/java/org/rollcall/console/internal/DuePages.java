package org.rollcall.console.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.rollcall.Page;
import org.rollcall.obligation.Obligation;
import org.rollcall.obligation.Obligations;
import org.rollcall.obligation.Way;
import org.rollcall.participant.Participant;
import org.rollcall.participant.Participants;
import org.rollcall.staff.Officer;
import org.rollcall.staff.Purpose;
import org.rollcall.staff.Staff;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is due in the officer's area, and the outages that excuse. */
@Controller
final class DuePages {
    private static final int MOST = 200;

    private final Staff staff;
    private final Obligations obligations;
    private final Participants participants;
    private final Clock clock;

    DuePages(Staff staff, Obligations obligations, Participants participants, Clock clock) {
        this.staff = staff;
        this.obligations = obligations;
        this.participants = participants;
        this.clock = clock;
    }

    @GetMapping("/console/due")
    Page due(@RequestParam(defaultValue = "1") int days, @RequestParam(defaultValue = "false") boolean recorded) {
        Officer officer = staff.current();
        Instant now = clock.instant();
        Instant until = now.plus(Duration.ofDays(Math.clamp(days, 1, 31)));
        List<Obligation> due = obligations.dueList(
                officer.id().actor(), Purpose.SUPERVISION.name(), PersonDesk.areaOf(officer), until, MOST + 1);
        return Page.of("console/due")
                .with("days", Math.clamp(days, 1, 31))
                .with("more", due.size() > MOST)
                .with("recorded", recorded)
                .with("lines", due.stream().limit(MOST).map(o -> line(o, now)).toList());
    }

    private DueLine line(Obligation obligation, Instant now) {
        Optional<Participant> person = participants.find(obligation.participant());
        ZoneId zone = person.map(Participant::zone).orElse(ZoneId.of("UTC"));
        return DueLine.of(obligation, person.orElse(null), zone, now);
    }

    @PostMapping("/console/outages")
    String outage(
            @RequestParam Way way,
            @RequestParam String from,
            @RequestParam String until,
            @RequestParam String zone,
            @RequestParam String what) {
        ZoneId there = Words.zone(zone);
        obligations.recordOutage(
                staff.current().id().actor(), way, Words.read(from, there), Words.read(until, there), what);
        return "redirect:/console/due?recorded=true";
    }
}
