package org.rollcall.portal.internal;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.rollcall.Page;
import org.rollcall.checkin.AppCheckIns;
import org.rollcall.checkin.AppCheckIns.Told;
import org.rollcall.participant.ParticipantPrincipal;
import org.rollcall.participant.Participants;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The camera's page and what it sends. */
@Controller
class CheckInPages {
    private final Participants participants;
    private final AppTexts appTexts;
    private final AppCheckIns checkIns;

    CheckInPages(Participants participants, AppTexts appTexts, AppCheckIns checkIns) {
        this.participants = participants;
        this.appTexts = appTexts;
        this.checkIns = checkIns;
    }

    @GetMapping("/app/check-in")
    Page camera(@AuthenticationPrincipal ParticipantPrincipal me) {
        return Page.of("portal/check-in").with("texts", texts(me));
    }

    @PostMapping("/app/check-in")
    Page checkIn(@AuthenticationPrincipal ParticipantPrincipal me, @RequestParam MultipartFile photograph)
            throws IOException {
        Told told = checkIns.checkIn(me.id(), photograph.getBytes());
        Texts texts = texts(me);
        return Page.of("portal/told")
                .with("texts", texts)
                .with("outcome", told.getClass().getSimpleName())
                .with("sentence", sentence(told, texts))
                .with("reasons", reasons(told, texts))
                .with("receipt", told.attempt().receipt())
                .with("again", told instanceof Told.TryAgain || told instanceof Told.OurFault);
    }

    private static String sentence(Told told, Texts texts) {
        return texts.say(
                switch (told) {
                    case Told.Done done -> "check_in.done";
                    case Told.TryAgain again -> "check_in.try_again";
                    case Told.APersonLooks looks -> "check_in.person";
                    case Told.OurFault fault -> "check_in.our_fault";
                });
    }

    private static List<String> reasons(Told told, Texts texts) {
        return told instanceof Told.TryAgain(var attempt, List<String> reasons)
                ? reasons.stream()
                        .map(r -> texts.sayOr("reason." + r.toLowerCase(Locale.ROOT), "reason.unreadable"))
                        .distinct()
                        .toList()
                : List.of();
    }

    private Texts texts(ParticipantPrincipal me) {
        return appTexts.in(participants.find(me.id()).orElseThrow().language());
    }
}
