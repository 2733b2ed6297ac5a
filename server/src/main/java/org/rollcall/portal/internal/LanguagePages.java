package org.rollcall.portal.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.rollcall.Page;
import org.rollcall.journal.Actor;
import org.rollcall.participant.Language;
import org.rollcall.participant.Participant;
import org.rollcall.participant.ParticipantPrincipal;
import org.rollcall.participant.Participants;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The language someone is spoken to in, chosen by themselves: in the app, on the telephone and in messages. */
@Controller
@RequestMapping("/app/language")
class LanguagePages {
    private final Participants participants;
    private final AppTexts appTexts;
    private final Visitors visitors;

    LanguagePages(Participants participants, AppTexts appTexts, Visitors visitors) {
        this.participants = participants;
        this.appTexts = appTexts;
        this.visitors = visitors;
    }

    @GetMapping
    Page languages(@AuthenticationPrincipal ParticipantPrincipal me) {
        return Page.of("portal/language")
                .with("texts", appTexts.in(person(me).language()))
                .with("languages", visitors.languages());
    }

    /** The sign-in of this phone speaks it too from now on. */
    @PostMapping
    String choose(
            @AuthenticationPrincipal ParticipantPrincipal me,
            @RequestParam String tag,
            HttpServletRequest request,
            HttpServletResponse response) {
        Participant person = person(me);
        Language chosen = Language.ofTag(tag);
        visitors.texts(tag, request, response);
        if (chosen != person.language()) {
            participants.change(new Actor.Participant(me.id().value()), person.speaking(chosen));
        }
        return "redirect:/app";
    }

    private Participant person(ParticipantPrincipal me) {
        return participants.find(me.id()).orElseThrow();
    }
}
