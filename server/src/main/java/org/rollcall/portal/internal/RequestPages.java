package org.rollcall.portal.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.Page;
import org.rollcall.journal.Actor;
import org.rollcall.obligation.Duty;
import org.rollcall.obligation.Obligation;
import org.rollcall.obligation.Obligations;
import org.rollcall.participant.Participant;
import org.rollcall.participant.ParticipantPrincipal;
import org.rollcall.participant.Participants;
import org.rollcall.request.About;
import org.rollcall.request.RequestKind;
import org.rollcall.request.Requests;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a person asks for: an excuse, help, a correction. And the answers. */
@Controller
@RequestMapping("/app/requests")
class RequestPages {
    private static final Duration AHEAD = Duration.ofDays(14);
    private static final Duration BACK = Duration.ofDays(60);
    private static final int SHOWN = 50;

    private final Participants participants;
    private final AppTexts appTexts;
    private final Obligations obligations;
    private final Requests requests;
    private final OwnThings own;
    private final Clock clock;

    RequestPages(
            Participants participants,
            AppTexts appTexts,
            Obligations obligations,
            Requests requests,
            OwnThings own,
            Clock clock) {
        this.participants = participants;
        this.appTexts = appTexts;
        this.obligations = obligations;
        this.requests = requests;
        this.own = own;
        this.clock = clock;
    }

    @GetMapping
    Page requests(@AuthenticationPrincipal ParticipantPrincipal me) {
        Participant person = participants.find(me.id()).orElseThrow();
        Texts texts = appTexts.in(person.language());
        List<RequestLine> lines = requests.of(me.id(), SHOWN).stream()
                .map(request -> RequestLine.of(request, texts, person.zone()))
                .toList();
        requests.seen(me.id());
        return Page.of("portal/requests")
                .with("texts", texts)
                .with("requests", lines)
                .with("excusable", excusable(person, texts));
    }

    private List<ExcusableLine> excusable(Participant person, Texts texts) {
        Instant now = clock.instant();
        return obligations.history(person.id(), SHOWN).stream()
                .filter(o -> excusable(o, now))
                .map(o -> ExcusableLine.of(o, texts, person.zone()))
                .toList();
    }

    private static boolean excusable(Obligation obligation, Instant now) {
        return obligation.duty() != Duty.HEARING
                && obligation.window().opens().isBefore(now.plus(AHEAD))
                && obligation.window().closes().isAfter(now.minus(BACK))
                && switch (obligation.outcome()) {
                    case null -> true;
                    case MISSED, PENDING_REVIEW -> true;
                    case FULFILLED, FULFILLED_LATE, EXCUSED, TECHNICAL_FAILURE, AGENCY_FAILURE, WAIVED -> false;
                };
    }

    @GetMapping("/new")
    Page ask(
            @AuthenticationPrincipal ParticipantPrincipal me,
            @RequestParam(defaultValue = "HELP") RequestKind kind,
            @RequestParam(required = false) About.@Nullable Thing thing,
            @RequestParam(defaultValue = "") String about) {
        Participant person = participants.find(me.id()).orElseThrow();
        Texts texts = appTexts.in(person.language());
        About named = own.about(me.id(), thing, about);
        return Page.of("portal/request")
                .with("texts", texts)
                .with("kind", kind.name())
                .with("thing", named == null ? null : named.thing().name())
                .with("about", about)
                .with("named", named == null ? null : own.named(person, named, texts));
    }

    @PostMapping
    String send(
            @AuthenticationPrincipal ParticipantPrincipal me,
            @RequestParam RequestKind kind,
            @RequestParam(required = false) About.@Nullable Thing thing,
            @RequestParam(defaultValue = "") String about,
            @RequestParam String words) {
        requests.make(new Actor.Participant(me.id().value()), me.id(), kind, own.about(me.id(), thing, about), words);
        return "redirect:/app/requests";
    }
}
