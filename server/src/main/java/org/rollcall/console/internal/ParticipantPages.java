package org.rollcall.console.internal;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.Page;
import org.rollcall.obligation.Receipts;
import org.rollcall.participant.ChangedMeanwhile;
import org.rollcall.participant.Enrolment;
import org.rollcall.participant.OpenLanguages;
import org.rollcall.participant.Participant;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.rollcall.participant.Participants.SignInGiven;
import org.rollcall.participant.Technology;
import org.rollcall.staff.Officer;
import org.rollcall.staff.Purpose;
import org.rollcall.staff.Staff;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of people, enrolment, and a person's page. */
@Controller
@RequestMapping("/console/participants")
final class ParticipantPages {
    private static final int MOST = 200;

    private final Staff staff;
    private final Participants participants;
    private final OpenLanguages languages;
    private final PersonDesk desk;
    private final Receipts receipts;
    private final Clock clock;

    ParticipantPages(
            Staff staff,
            Participants participants,
            OpenLanguages languages,
            PersonDesk desk,
            Receipts receipts,
            Clock clock) {
        this.staff = staff;
        this.participants = participants;
        this.languages = languages;
        this.desk = desk;
        this.receipts = receipts;
        this.clock = clock;
    }

    @GetMapping
    Page list(
            @RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "SUPERVISION") Purpose purpose) {
        Officer officer = staff.current();
        List<Participant> found =
                participants.list(officer.id().actor(), purpose.name(), PersonDesk.areaOf(officer), name, MOST + 1);
        List<Participant> shown = found.subList(0, Math.min(MOST, found.size()));
        Map<ParticipantId, Set<Technology>> technologies =
                participants.technologies(shown.stream().map(Participant::id).toList());
        return Page.of("console/participants")
                .with("name", name)
                .with("purpose", purpose)
                .with("more", found.size() > MOST)
                .with(
                        "people",
                        shown.stream()
                                .map(p -> new ParticipantLine(p, technologies.getOrDefault(p.id(), Set.of())))
                                .toList());
    }

    @GetMapping("/new")
    Page enrolment() {
        return enrolmentPage(PersonForm.empty(PersonDesk.areaOf(staff.current())), null);
    }

    private Page enrolmentPage(PersonForm form, @Nullable String refused) {
        return Page.of("console/participant/new")
                .with("form", form)
                .with("languages", languages.open())
                .with("fixedArea", PersonDesk.areaOf(staff.current()))
                .with("refused", refused);
    }

    @PostMapping("/new")
    Object enrol(@ModelAttribute PersonForm form) {
        Officer officer = staff.current();
        String area = PersonDesk.areaOf(officer);
        try {
            if (area != null && !area.equals(form.area())) {
                throw new IllegalArgumentException("You enrol people in your own area, " + area + ".");
            }
            Enrolment enrolment = participants.enrol(officer.id().actor(), form.newParticipant());
            return "redirect:/console/participants/" + enrolment.participant() + "?purpose=ENROLMENT";
        } catch (IllegalArgumentException e) {
            return enrolmentPage(form, e.getMessage()).status(HttpStatus.BAD_REQUEST);
        }
    }

    @GetMapping("/{id}")
    Page person(@PathVariable UUID id, @RequestParam(defaultValue = "SUPERVISION") Purpose purpose) {
        return personPage(desk.open(id, purpose, "particulars"));
    }

    private Page personPage(OpenedPerson opened) {
        return Page.of("console/participant/page")
                .with("opened", opened)
                .with("reference", receipts.reference(opened.person().id()))
                .with(
                        "conditions",
                        participants.conditions(opened.person().id()).stream()
                                .map(c -> ConditionLine.of(c, opened.person().zone(), clock.instant()))
                                .toList())
                .with(
                        "signInGiven",
                        participants
                                .signInGiven(opened.person().id())
                                .map(at ->
                                        ConditionLine.when(at, opened.person().zone()))
                                .orElse(null));
    }

    @GetMapping("/{id}/edit")
    Page edit(@PathVariable UUID id, @RequestParam(defaultValue = "SUPERVISION") Purpose purpose) {
        OpenedPerson opened = desk.open(id, purpose, "edit");
        return editPage(opened, PersonForm.of(opened), null);
    }

    private Page editPage(OpenedPerson opened, PersonForm form, @Nullable String refused) {
        var choice = EnumSet.of(opened.person().language());
        choice.addAll(languages.open());
        return Page.of("console/participant/edit")
                .with("opened", opened)
                .with("languages", choice)
                .with("form", form)
                .with("refused", refused);
    }

    @PostMapping("/{id}/edit")
    Object change(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "SUPERVISION") Purpose purpose,
            @ModelAttribute PersonForm form) {
        OpenedPerson opened = desk.reach(id, purpose);
        try {
            participants.change(opened.by().id().actor(), form.changed(opened.person()));
            return "redirect:" + opened.address("");
        } catch (ChangedMeanwhile e) {
            return editPage(opened, form, e.getMessage()).status(HttpStatus.CONFLICT);
        } catch (IllegalArgumentException e) {
            return editPage(opened, form, e.getMessage()).status(HttpStatus.BAD_REQUEST);
        }
    }

    @PostMapping("/{id}/sign-in")
    Page giveSignIn(@PathVariable UUID id, @RequestParam(defaultValue = "SUPERVISION") Purpose purpose) {
        OpenedPerson opened = desk.reach(id, purpose);
        SignInGiven given = participants.giveSignIn(
                opened.by().id().actor(), opened.person().id());
        return Page.of("console/participant/sign-in").with("opened", opened).with("given", given);
    }

    @PostMapping("/{id}/close")
    String close(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "SUPERVISION") Purpose purpose,
            @RequestParam String reason) {
        OpenedPerson opened = desk.reach(id, purpose);
        participants.close(opened.by().id().actor(), opened.enrolment().id(), reason);
        return "redirect:/console/participants";
    }
}
