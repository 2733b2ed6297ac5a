package org.rollcall.console.internal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.Page;
import org.rollcall.checkin.VoiceEnrolments;
import org.rollcall.identity.Reasons;
import org.rollcall.staff.Purpose;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The voice enrolment on a person's page: the officer starts it, the person's next call makes it. */
@Controller
@RequestMapping("/console/participants/{id}/voice")
final class VoicePages {
    private final VoiceEnrolments enrolments;
    private final PersonDesk desk;

    VoicePages(VoiceEnrolments enrolments, PersonDesk desk) {
        this.enrolments = enrolments;
        this.desk = desk;
    }

    @GetMapping
    Page section(@PathVariable UUID id, @RequestParam(defaultValue = "SUPERVISION") Purpose purpose) {
        OpenedPerson opened = desk.open(id, purpose, "voice");
        VoiceEnrolments.State state = enrolments.state(opened.person().id());
        return Page.of("console/participant/_voice")
                .with("opened", opened)
                .with("waits", state instanceof VoiceEnrolments.State.Waiting)
                .with("without", state instanceof VoiceEnrolments.State.Without)
                .with("made", state instanceof VoiceEnrolments.State.Made)
                .with("since", since(state, opened))
                .with("lastTry", lastTry(state));
    }

    private static @Nullable String since(VoiceEnrolments.State state, OpenedPerson opened) {
        Instant since = switch (state) {
            case VoiceEnrolments.State.None none -> null;
            case VoiceEnrolments.State.Waiting waiting -> waiting.since();
            case VoiceEnrolments.State.Without without -> without.since();
            case VoiceEnrolments.State.Made made -> made.since();
        };
        return since == null ? null : Words.when(since, opened.person().zone());
    }

    private static List<String> lastTry(VoiceEnrolments.State state) {
        return state instanceof VoiceEnrolments.State.Waiting waiting
                ? waiting.lastTry().stream().map(Reasons::sentence).toList()
                : List.of();
    }

    @PostMapping
    String start(@PathVariable UUID id, @RequestParam(defaultValue = "SUPERVISION") Purpose purpose) {
        OpenedPerson opened = desk.reach(id, purpose);
        enrolments.start(opened.by().id().actor(), opened.person().id());
        return "redirect:" + opened.address("");
    }

    @PostMapping("/without")
    String without(@PathVariable UUID id, @RequestParam(defaultValue = "SUPERVISION") Purpose purpose) {
        OpenedPerson opened = desk.reach(id, purpose);
        enrolments.chooseWithout(opened.by().id().actor(), opened.person().id());
        return "redirect:" + opened.address("");
    }

    @PostMapping("/cancel")
    String cancel(@PathVariable UUID id, @RequestParam(defaultValue = "SUPERVISION") Purpose purpose) {
        OpenedPerson opened = desk.reach(id, purpose);
        enrolments.cancel(opened.by().id().actor(), opened.person().id());
        return "redirect:" + opened.address("");
    }
}
