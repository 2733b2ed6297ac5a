package org.rollcall.portal.internal;

import java.net.URI;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import org.rollcall.Page;
import org.rollcall.journal.Actor;
import org.rollcall.message.Reminders;
import org.rollcall.message.Reminders.Subscription;
import org.rollcall.message.Reminders.Wishes;
import org.rollcall.participant.Participant;
import org.rollcall.participant.ParticipantPrincipal;
import org.rollcall.participant.Participants;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Reminders on this telephone, and when they may come. */
@Controller
@RequestMapping("/app/reminders")
class ReminderPages {
    private final Participants participants;
    private final AppTexts appTexts;
    private final Reminders reminders;

    ReminderPages(Participants participants, AppTexts appTexts, Reminders reminders) {
        this.participants = participants;
        this.appTexts = appTexts;
        this.reminders = reminders;
    }

    @GetMapping
    Page reminders(@AuthenticationPrincipal ParticipantPrincipal me) {
        Participant person = participants.find(me.id()).orElseThrow();
        return Page.of("portal/reminders")
                .with("texts", appTexts.in(person.language()))
                .with("key", reminders.publicKey())
                .with("browsers", reminders.browsers(me.id()))
                .with("wishes", reminders.wishes(me.id()));
    }

    @PostMapping
    String wish(
            @AuthenticationPrincipal ParticipantPrincipal me,
            @RequestParam String quietFrom,
            @RequestParam String quietUntil,
            @RequestParam(defaultValue = "") List<String> preferred) {
        List<LocalTime> times = preferred.stream()
                .filter(each -> !each.isBlank())
                .map(ReminderPages::time)
                .toList();
        reminders.wish(actor(me), me.id(), new Wishes(time(quietFrom), time(quietUntil), times));
        return "redirect:/app/reminders";
    }

    private static LocalTime time(String written) {
        try {
            return LocalTime.parse(written);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("Write a time such as 08:00.", e);
        }
    }

    /** What a browser says of itself (PushSubscription.toJSON). */
    record Browser(String endpoint, Keys keys) {
        record Keys(String p256dh, String auth) {}
    }

    @PostMapping("/browser")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void subscribe(@AuthenticationPrincipal ParticipantPrincipal me, @RequestBody Browser browser) {
        Base64.Decoder base64 = Base64.getUrlDecoder();
        reminders.subscribe(
                actor(me),
                me.id(),
                new Subscription(
                        URI.create(browser.endpoint()),
                        base64.decode(browser.keys().p256dh()),
                        base64.decode(browser.keys().auth())));
    }

    @PostMapping("/end")
    String end(@AuthenticationPrincipal ParticipantPrincipal me) {
        reminders.end(actor(me), me.id());
        return "redirect:/app/reminders";
    }

    private static Actor actor(ParticipantPrincipal me) {
        return new Actor.Participant(me.id().value());
    }
}
