package org.rollcall.console.internal;

import java.time.Clock;
import java.time.ZoneId;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.rollcall.Page;
import org.rollcall.hearing.Hearing;
import org.rollcall.hearing.HearingId;
import org.rollcall.hearing.Hearings;
import org.rollcall.hearing.Notice;
import org.rollcall.hearing.NoticeId;
import org.rollcall.staff.Purpose;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One person's notices and hearings: a section of their page. */
@Controller
@RequestMapping("/console/participants/{id}/hearings")
final class HearingPages {
    private final PersonDesk desk;
    private final Hearings hearings;
    private final Clock clock;

    HearingPages(PersonDesk desk, Hearings hearings, Clock clock) {
        this.desk = desk;
        this.hearings = hearings;
        this.clock = clock;
    }

    @GetMapping
    Page section(@PathVariable UUID id, @RequestParam(defaultValue = "SUPERVISION") Purpose purpose) {
        OpenedPerson opened = desk.open(id, purpose, "hearings");
        return Page.of("console/participant/_hearings")
                .with("opened", opened)
                .with("notices", hearings.notices(opened.person().id(), 20))
                .with("hearings", hearings.hearings(opened.person().id(), 20))
                .with("now", clock.instant());
    }

    @PostMapping("/notices")
    String giveNotice(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "SUPERVISION") Purpose purpose,
            @RequestParam String office,
            @RequestParam Notice.Delivery delivery,
            @RequestParam String given,
            @RequestParam(defaultValue = "60") int days) {
        OpenedPerson opened = desk.reach(id, purpose);
        hearings.giveNotice(
                opened.by().id().actor(),
                new Hearings.NewNotice(
                        opened.person().id(),
                        office,
                        delivery,
                        Words.read(given, opened.person().zone()),
                        days));
        return "redirect:" + opened.address("");
    }

    @PostMapping("/notices/{notice}/report")
    String report(
            @PathVariable UUID id,
            @PathVariable UUID notice,
            @RequestParam(defaultValue = "SUPERVISION") Purpose purpose,
            @RequestParam String at,
            @RequestParam(defaultValue = "false") boolean noticeToAppear) {
        OpenedPerson opened = desk.reach(id, purpose);
        var given = new NoticeId(notice);
        if (hearings.notice(given)
                .filter(n -> n.participant().equals(opened.person().id()))
                .isEmpty()) {
            throw new NoSuchElementException("This person has no such notice.");
        }
        hearings.recordReport(
                opened.by().id().actor(), given, Words.read(at, opened.person().zone()), noticeToAppear);
        return "redirect:" + opened.address("");
    }

    @PostMapping
    String setHearing(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "SUPERVISION") Purpose purpose,
            @RequestParam String court,
            @RequestParam Hearing.Kind kind,
            @RequestParam String starts,
            @RequestParam String zone,
            @RequestParam(defaultValue = "false") boolean noticeProven) {
        OpenedPerson opened = desk.reach(id, purpose);
        ZoneId there = Words.zone(zone);
        hearings.setHearing(
                opened.by().id().actor(),
                new Hearings.NewHearing(
                        opened.person().id(), court, kind, Words.read(starts, there), there, noticeProven));
        return "redirect:" + opened.address("");
    }

    @PostMapping("/{hearing}/appearance")
    String appearance(
            @PathVariable UUID id,
            @PathVariable UUID hearing,
            @RequestParam(defaultValue = "SUPERVISION") Purpose purpose,
            @RequestParam Hearing.Appearance appearance,
            @RequestParam Hearing.Source source) {
        OpenedPerson opened = desk.reach(id, purpose);
        hearings.recordAppearance(opened.by().id().actor(), of(opened, hearing).id(), appearance, source);
        return "redirect:" + opened.address("");
    }

    @PostMapping("/{hearing}/reschedule")
    String reschedule(
            @PathVariable UUID id,
            @PathVariable UUID hearing,
            @RequestParam(defaultValue = "SUPERVISION") Purpose purpose,
            @RequestParam String starts,
            @RequestParam(defaultValue = "false") boolean noticeProven) {
        OpenedPerson opened = desk.reach(id, purpose);
        Hearing old = of(opened, hearing);
        hearings.reschedule(opened.by().id().actor(), old.id(), Words.read(starts, old.zone()), noticeProven);
        return "redirect:" + opened.address("");
    }

    private Hearing of(OpenedPerson opened, UUID hearing) {
        return hearings.hearing(new HearingId(hearing))
                .filter(h -> h.participant().equals(opened.person().id()))
                .orElseThrow(() -> new NoSuchElementException("This person has no such hearing."));
    }
}
