package org.rollcall.console.internal;

import java.util.UUID;
import org.rollcall.Page;
import org.rollcall.checkin.VoiceEnrolments;
import org.rollcall.staff.Purpose;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Starting a voice enrolment, and taking the start back, on a person's page. */
@Controller
final class VoicePages {
    private final VoiceEnrolments enrolments;
    private final PersonDesk desk;

    VoicePages(VoiceEnrolments enrolments, PersonDesk desk) {
        this.enrolments = enrolments;
        this.desk = desk;
    }

    @GetMapping("/console/participants/{id}/voice")
    Page state(@PathVariable UUID id, @RequestParam(defaultValue = "SUPERVISION") Purpose purpose) {
        OpenedPerson opened = desk.reach(id, purpose);
        VoiceEnrolments.State state = enrolments.state(opened.person().id());
        return Page.of("console/participant/_voice")
                .with("opened", opened)
                .with("sentence", sentence(state, opened))
                .with("waiting", state instanceof VoiceEnrolments.State.Waiting);
    }

    private static String sentence(VoiceEnrolments.State state, OpenedPerson opened) {
        return switch (state) {
            case VoiceEnrolments.State.None none ->
                "There is no voiceprint. Calls are listened to by a person: an equal way, not a mark.";
            case VoiceEnrolments.State.Waiting waiting ->
                "Started. The next call from " + opened.person().telephone() + " makes the voiceprint, after the PIN."
                        + (waiting.lastTry().isEmpty()
                                ? ""
                                : " The last call made none: " + String.join(", ", waiting.lastTry()) + ".");
            case VoiceEnrolments.State.Made made ->
                "There is a voiceprint. Starting again puts a new one in its place.";
        };
    }

    @PostMapping("/console/participants/{id}/voice")
    String start(@PathVariable UUID id, @RequestParam(defaultValue = "SUPERVISION") Purpose purpose) {
        OpenedPerson opened = desk.reach(id, purpose);
        enrolments.start(opened.by().id().actor(), opened.person().id());
        return "redirect:" + opened.address("");
    }

    @PostMapping("/console/participants/{id}/voice/cancel")
    String cancel(@PathVariable UUID id, @RequestParam(defaultValue = "SUPERVISION") Purpose purpose) {
        OpenedPerson opened = desk.reach(id, purpose);
        enrolments.cancel(opened.by().id().actor(), opened.person().id());
        return "redirect:" + opened.address("");
    }
}
