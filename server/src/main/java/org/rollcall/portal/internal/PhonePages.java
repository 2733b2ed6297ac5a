package org.rollcall.portal.internal;

import org.rollcall.Page;
import org.rollcall.journal.Actor;
import org.rollcall.participant.AppAccess;
import org.rollcall.participant.Participant;
import org.rollcall.participant.ParticipantPrincipal;
import org.rollcall.participant.Participants;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The phones that sign in without code and PIN. What the browser sends for its passkey, a filter takes. */
@Controller
@RequestMapping("/app/phone")
class PhonePages {
    private final Participants participants;
    private final AppTexts appTexts;
    private final AppAccess access;

    PhonePages(Participants participants, AppTexts appTexts, AppAccess access) {
        this.participants = participants;
        this.appTexts = appTexts;
        this.access = access;
    }

    @GetMapping
    Page phones(@AuthenticationPrincipal ParticipantPrincipal me) {
        Participant person = participants.find(me.id()).orElseThrow();
        Texts texts = appTexts.in(person.language());
        return Page.of("portal/phone")
                .with("texts", texts)
                .with(
                        "phones",
                        access.phones(me.id()).stream()
                                .map(phone -> PhoneLine.of(phone, texts, person.zone()))
                                .toList());
    }

    @PostMapping("/remove")
    String remove(@AuthenticationPrincipal ParticipantPrincipal me, @RequestParam String phone) {
        access.remove(actor(me), me.id(), phone);
        return "redirect:/app/phone";
    }

    /** Ends this sign-in with the others: the next page asks for code and PIN. */
    @PostMapping("/lock")
    String lock(@AuthenticationPrincipal ParticipantPrincipal me) {
        access.lock(actor(me), me.id());
        return "redirect:/app/sign-in";
    }

    private static Actor actor(ParticipantPrincipal me) {
        return new Actor.Participant(me.id().value());
    }
}
