package org.rollcall.portal.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.Page;
import org.rollcall.document.DocumentId;
import org.rollcall.document.DocumentRefused;
import org.rollcall.journal.Actor;
import org.rollcall.obligation.Duty;
import org.rollcall.obligation.Obligation;
import org.rollcall.obligation.Obligations;
import org.rollcall.participant.Participant;
import org.rollcall.participant.ParticipantPrincipal;
import org.rollcall.participant.Participants;
import org.rollcall.participant.TelephoneNumber;
import org.rollcall.request.About;
import org.rollcall.request.RequestKind;
import org.rollcall.request.RequestRefused;
import org.rollcall.request.Requests;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

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
    private final SentPages sent;
    private final Clock clock;

    RequestPages(
            Participants participants,
            AppTexts appTexts,
            Obligations obligations,
            Requests requests,
            OwnThings own,
            SentPages sent,
            Clock clock) {
        this.participants = participants;
        this.appTexts = appTexts;
        this.obligations = obligations;
        this.requests = requests;
        this.own = own;
        this.sent = sent;
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

    /** What is asked, as far as it was filled in. */
    private record Form(RequestKind kind, About.@Nullable Thing thing, String about, String words) {}

    @GetMapping("/new")
    Page ask(
            @AuthenticationPrincipal ParticipantPrincipal me,
            @RequestParam(defaultValue = "HELP") RequestKind kind,
            @RequestParam(required = false) About.@Nullable Thing thing,
            @RequestParam(defaultValue = "") String about) {
        return form(me, new Form(kind, thing, about, ""), null);
    }

    private Page form(ParticipantPrincipal me, Form form, @Nullable String refused) {
        Participant person = participants.find(me.id()).orElseThrow();
        Texts texts = appTexts.in(person.language());
        About named = own.about(me.id(), form.thing(), form.about());
        return Page.of("portal/request")
                .with("texts", texts)
                .with("kind", form.kind().name())
                .with("proof", form.kind().needsProof())
                .with("thing", named == null ? null : named.thing().name())
                .with("about", form.about())
                .with("words", form.words())
                .with("refused", refused)
                .with("named", named == null ? null : own.named(person, named, texts));
    }

    @PostMapping
    Object send(
            @AuthenticationPrincipal ParticipantPrincipal me,
            @RequestParam RequestKind kind,
            @RequestParam(required = false) About.@Nullable Thing thing,
            @RequestParam(defaultValue = "") String about,
            @RequestParam String words,
            @RequestParam(required = false) @Nullable List<MultipartFile> pages) {
        Texts texts = appTexts.in(me.language());
        var form = new Form(kind, thing, about, words);
        if (kind == RequestKind.TELEPHONE && !isNumber(words)) {
            return form(me, form, texts.say("request.telephone_form")).status(HttpStatus.BAD_REQUEST);
        }
        About named = own.about(me.id(), thing, about);
        try {
            DocumentId document = kind.needsProof() ? sent.keep(me.id(), pages).id() : sent.keepAny(me.id(), pages);
            requests.make(
                    new Actor.Participant(me.id().value()), me.id(), new Requests.Asked(kind, named, words, document));
        } catch (RequestRefused refused) {
            return form(me, form, texts.say("request.refused." + refused.reason()))
                    .status(HttpStatus.BAD_REQUEST);
        } catch (DocumentRefused refused) {
            return form(me, form, sent.told(refused, texts)).status(HttpStatus.BAD_REQUEST);
        }
        return "redirect:/app/requests";
    }

    private static boolean isNumber(String written) {
        try {
            TelephoneNumber.parse(written);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
