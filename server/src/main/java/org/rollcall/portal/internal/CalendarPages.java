package org.rollcall.portal.internal;

import java.time.Clock;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.rollcall.Page;
import org.rollcall.SiteAddress;
import org.rollcall.journal.Actor;
import org.rollcall.participant.CalendarAddresses;
import org.rollcall.participant.Participant;
import org.rollcall.participant.ParticipantPrincipal;
import org.rollcall.participant.Participants;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The person's dates, with the place of each; and the same for their own calendar, as a file or at a secret address. */
@Controller
class CalendarPages {
    private static final MediaType CALENDAR = MediaType.parseMediaType("text/calendar;charset=UTF-8");

    private final Participants participants;
    private final AppTexts appTexts;
    private final Appointments appointments;
    private final CalendarAddresses addresses;
    private final SiteAddress site;
    private final Clock clock;

    CalendarPages(
            Participants participants,
            AppTexts appTexts,
            Appointments appointments,
            CalendarAddresses addresses,
            SiteAddress site,
            Clock clock) {
        this.participants = participants;
        this.appTexts = appTexts;
        this.appointments = appointments;
        this.addresses = addresses;
        this.site = site;
        this.clock = clock;
    }

    @GetMapping("/app/calendar")
    Page calendar(@AuthenticationPrincipal ParticipantPrincipal me) {
        return page(me, null);
    }

    /** @param address shown once, right after it was made */
    private Page page(ParticipantPrincipal me, @Nullable String address) {
        Participant person = participants.find(me.id()).orElseThrow();
        Texts texts = appTexts.in(person.language());
        return Page.of("portal/calendar")
                .with("texts", texts)
                .with(
                        "dates",
                        appointments.of(person, texts).stream()
                                .map(each -> AppointmentCard.of(each, texts, person.zone()))
                                .toList())
                .with("address", address)
                .with(
                        "given",
                        addresses
                                .given(me.id())
                                .map(at -> texts.time(at, person.zone()))
                                .orElse(null));
    }

    @GetMapping("/app/calendar.ics")
    ResponseEntity<String> file(@AuthenticationPrincipal ParticipantPrincipal me) {
        return file(participants.find(me.id()).orElseThrow());
    }

    @PostMapping("/app/calendar/address")
    Page give(@AuthenticationPrincipal ParticipantPrincipal me) {
        String secret = addresses.give(actor(me), me.id());
        return page(me, site.origin() + "/calendar/" + secret + ".ics");
    }

    @PostMapping("/app/calendar/end")
    String end(@AuthenticationPrincipal ParticipantPrincipal me) {
        addresses.end(actor(me), me.id());
        return "redirect:/app/calendar";
    }

    /** For calendar programmes, which cannot sign in. */
    @GetMapping("/calendar/{secret}.ics")
    ResponseEntity<String> subscribed(@PathVariable String secret) {
        return addresses
                .read(secret)
                .flatMap(participants::find)
                .map(this::file)
                .orElseThrow(() -> new NoSuchElementException("This calendar is not there any more."));
    }

    private ResponseEntity<String> file(Participant person) {
        Texts texts = appTexts.in(person.language());
        return ResponseEntity.ok()
                .contentType(CALENDAR)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("rollcall.ics")
                                .build()
                                .toString())
                .body(CalendarFile.write(appointments.of(person, texts), texts, clock.instant()));
    }

    private static Actor actor(ParticipantPrincipal me) {
        return new Actor.Participant(me.id().value());
    }
}
