package org.rollcall.console.internal;

import java.time.Clock;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.Page;
import org.rollcall.document.DocumentId;
import org.rollcall.document.Documents;
import org.rollcall.obligation.Obligation;
import org.rollcall.obligation.ObligationId;
import org.rollcall.obligation.Obligations;
import org.rollcall.participant.Addresses;
import org.rollcall.participant.Participant;
import org.rollcall.participant.Participants;
import org.rollcall.participant.TelephoneNumber;
import org.rollcall.request.About;
import org.rollcall.request.Request;
import org.rollcall.request.RequestId;
import org.rollcall.request.Requests;
import org.rollcall.staff.Officer;
import org.rollcall.staff.Purpose;
import org.rollcall.staff.Staff;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What participants ask for, those to be answered first at the head, and the answers. */
@Controller
@RequestMapping("/console/requests")
final class RequestPages {
    private static final int MOST = 200;

    private final Staff staff;
    private final Requests requests;
    private final Participants participants;
    private final Addresses addresses;
    private final Documents documents;
    private final Obligations obligations;
    private final PersonDesk desk;
    private final Clock clock;

    RequestPages(
            Staff staff,
            Requests requests,
            Participants participants,
            Addresses addresses,
            Documents documents,
            Obligations obligations,
            PersonDesk desk,
            Clock clock) {
        this.staff = staff;
        this.requests = requests;
        this.participants = participants;
        this.addresses = addresses;
        this.documents = documents;
        this.obligations = obligations;
        this.desk = desk;
        this.clock = clock;
    }

    @GetMapping
    Page list() {
        Officer officer = staff.current();
        List<Request> open = requests.open(
                officer.id().actor(), Purpose.PARTICIPANT_REQUEST.name(), PersonDesk.areaOf(officer), MOST + 1);
        return Page.of("console/requests")
                .with("more", open.size() > MOST)
                .with(
                        "lines",
                        open.stream()
                                .limit(MOST)
                                .flatMap(request -> participants
                                        .find(request.participant())
                                        .map(person -> RequestLine.of(request, person, null, null, clock.instant()))
                                        .stream())
                                .toList());
    }

    @GetMapping("/{id}")
    Page one(@PathVariable UUID id) {
        Request request = known(id);
        OpenedPerson opened = desk.open(request.participant().value(), Purpose.PARTICIPANT_REQUEST, "request");
        return page(request, opened, null);
    }

    private Page page(Request request, OpenedPerson opened, @Nullable String refused) {
        Participant person = opened.person();
        DocumentId document = request.document();
        return Page.of("console/request")
                .with("line", RequestLine.of(request, person, about(request, person), now(request), clock.instant()))
                .with("opened", opened)
                .with(
                        "document",
                        document == null ? null : documents.find(document).orElse(null))
                .with("refused", refused);
    }

    /** What a change would replace. */
    private @Nullable String now(Request request) {
        return switch (request.kind()) {
            case ADDRESS ->
                addresses
                        .of(request.participant())
                        .map(Addresses.Address::lines)
                        .orElse("none is kept");
            case TELEPHONE ->
                participants
                        .find(request.participant())
                        .map(Participant::telephone)
                        .map(TelephoneNumber::e164)
                        .orElse("none");
            case EXCUSE, HELP, CONTEST -> null;
        };
    }

    private @Nullable String about(Request request, Participant person) {
        About about = request.about();
        return about == null
                ? null
                : switch (about.thing()) {
                    case OBLIGATION -> obligation(about.id(), person).orElse("Something due");
                    case CONDITION -> "A condition: see the person’s page";
                    case RECEIPT -> "The check-in with the receipt " + about.id();
                    case ENTRY -> "The journal’s entry number " + about.id();
                    case ZONE -> "A zone: see the person’s map";
                };
    }

    private Optional<String> obligation(String id, Participant person) {
        return obligations.find(new ObligationId(UUID.fromString(id))).map(o -> described(o, person));
    }

    private static String described(Obligation obligation, Participant person) {
        return Words.of(obligation.duty()) + ", " + Words.of(obligation.way()).toLowerCase(java.util.Locale.ROOT)
                + ", " + Words.window(obligation.window(), person.zone())
                + (obligation.outcome() == null ? ", open" : ": " + Words.of(obligation.outcome()));
    }

    @PostMapping("/{id}")
    Object answer(@PathVariable UUID id, @RequestParam Request.Result result, @RequestParam String words) {
        Request request = known(id);
        OpenedPerson opened = desk.reach(request.participant().value(), Purpose.PARTICIPANT_REQUEST);
        try {
            requests.answer(opened.by().id().actor(), request.id(), result, words);
            return "redirect:/console/requests";
        } catch (IllegalArgumentException e) {
            return page(request, opened, e.getMessage()).status(HttpStatus.BAD_REQUEST);
        }
    }

    private Request known(UUID id) {
        return requests.find(new RequestId(id))
                .orElseThrow(() -> new NoSuchElementException("There is no such request."));
    }
}
