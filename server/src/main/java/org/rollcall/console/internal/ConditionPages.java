package org.rollcall.console.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.Page;
import org.rollcall.participant.ConditionId;
import org.rollcall.participant.Participants;
import org.rollcall.participant.Recurrence;
import org.rollcall.staff.Purpose;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Setting and ending what the authority requires of a person. */
@Controller
@RequestMapping("/console/participants/{id}/conditions")
final class ConditionPages {
    private final Participants participants;
    private final PersonDesk desk;
    private final Clock clock;

    ConditionPages(Participants participants, PersonDesk desk, Clock clock) {
        this.participants = participants;
        this.desk = desk;
        this.clock = clock;
    }

    @GetMapping("/new")
    Page condition(@PathVariable UUID id, @RequestParam(defaultValue = "SUPERVISION") Purpose purpose) {
        OpenedPerson opened = desk.open(id, purpose, "condition");
        LocalDate today = LocalDate.ofInstant(clock.instant(), opened.person().zone());
        return page(opened, ConditionForm.empty(today), null);
    }

    private static Page page(OpenedPerson opened, ConditionForm form, @Nullable String refused) {
        return Page.of("console/participant/condition")
                .with("opened", opened)
                .with("form", form)
                .with("refused", refused);
    }

    /** The next check-ins of what is being typed, for the form to show. */
    @PostMapping("/preview")
    Page preview(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "SUPERVISION") Purpose purpose,
            @ModelAttribute ConditionForm form) {
        OpenedPerson opened = desk.reach(id, purpose);
        Page preview = Page.of("console/participant/_next");
        try {
            Recurrence recurrence = form.recurrence();
            return preview.with("refused", null)
                    .with(
                            "next",
                            recurrence == null
                                    ? List.of()
                                    : ConditionLine.next(
                                            recurrence, opened.person().zone(), clock.instant(), 5));
        } catch (IllegalArgumentException e) {
            return preview.with("refused", e.getMessage()).with("next", List.of());
        }
    }

    @PostMapping
    Object set(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "SUPERVISION") Purpose purpose,
            @ModelAttribute ConditionForm form) {
        OpenedPerson opened = desk.reach(id, purpose);
        try {
            participants.setCondition(
                    opened.by().id().actor(),
                    opened.enrolment().id(),
                    form.entered(opened.person().zone(), clock.instant()));
            return "redirect:" + opened.address("");
        } catch (IllegalArgumentException e) {
            return page(opened, form, e.getMessage()).status(HttpStatus.BAD_REQUEST);
        }
    }

    @PostMapping("/{condition}/end")
    String end(
            @PathVariable UUID id,
            @PathVariable UUID condition,
            @RequestParam(defaultValue = "SUPERVISION") Purpose purpose,
            @RequestParam String reason) {
        OpenedPerson opened = desk.reach(id, purpose);
        var ended = participants.condition(opened.person().id(), new ConditionId(condition));
        participants.endCondition(opened.by().id().actor(), ended.id(), reason);
        return "redirect:" + opened.address("");
    }
}
