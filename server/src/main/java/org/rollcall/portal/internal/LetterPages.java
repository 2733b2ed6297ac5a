package org.rollcall.portal.internal;

import java.util.List;
import org.rollcall.Page;
import org.rollcall.journal.Actor;
import org.rollcall.message.Letters;
import org.rollcall.participant.Participant;
import org.rollcall.participant.ParticipantPrincipal;
import org.rollcall.participant.Participants;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the person and their officers write to each other. */
@Controller
@RequestMapping("/app/messages")
class LetterPages {
    private static final int SHOWN = 100;

    private final Participants participants;
    private final AppTexts appTexts;
    private final Letters letters;

    LetterPages(Participants participants, AppTexts appTexts, Letters letters) {
        this.participants = participants;
        this.appTexts = appTexts;
        this.letters = letters;
    }

    @GetMapping
    Page letters(@AuthenticationPrincipal ParticipantPrincipal me) {
        Participant person = participants.find(me.id()).orElseThrow();
        Texts texts = appTexts.in(person.language());
        List<LetterLine> lines = letters.of(me.id(), SHOWN).stream()
                .map(letter -> LetterLine.of(letter, texts, person.zone()))
                .toList();
        letters.read(actor(me), me.id());
        return Page.of("portal/letters").with("texts", texts).with("letters", lines);
    }

    @PostMapping
    String write(@AuthenticationPrincipal ParticipantPrincipal me, @RequestParam String words) {
        Participant person = participants.find(me.id()).orElseThrow();
        letters.write(actor(me), me.id(), person.language(), words, null);
        return "redirect:/app/messages";
    }

    private static Actor actor(ParticipantPrincipal me) {
        return new Actor.Participant(me.id().value());
    }
}
