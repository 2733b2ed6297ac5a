package org.rollcall.portal.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.rollcall.Page;
import org.rollcall.checkin.AppCheckIns;
import org.rollcall.line.LineAddress;
import org.rollcall.message.Letters;
import org.rollcall.message.Messages;
import org.rollcall.obligation.Obligations;
import org.rollcall.obligation.Receipts;
import org.rollcall.participant.AppAccess;
import org.rollcall.participant.Participant;
import org.rollcall.participant.ParticipantPrincipal;
import org.rollcall.participant.Participants;
import org.rollcall.participant.Technology;
import org.rollcall.participant.TelephoneNumber;
import org.rollcall.request.Requests;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The participant's own page: what is due, what was done, messages. */
@Controller
class AppPages {
    private static final Duration AHEAD = Duration.ofDays(14);
    private static final int SHOWN = 10;

    private final Participants participants;
    private final AppAccess access;
    private final AppTexts appTexts;
    private final Obligations obligations;
    private final Receipts receipts;
    private final AppCheckIns checkIns;
    private final LineAddress line;
    private final Messages messages;
    private final Requests requests;
    private final Letters letters;
    private final Clock clock;

    AppPages(
            Participants participants,
            AppAccess access,
            AppTexts appTexts,
            Obligations obligations,
            Receipts receipts,
            AppCheckIns checkIns,
            LineAddress line,
            Messages messages,
            Requests requests,
            Letters letters,
            Clock clock) {
        this.participants = participants;
        this.access = access;
        this.appTexts = appTexts;
        this.obligations = obligations;
        this.receipts = receipts;
        this.checkIns = checkIns;
        this.line = line;
        this.messages = messages;
        this.requests = requests;
        this.letters = letters;
        this.clock = clock;
    }

    @GetMapping("/app")
    Page home(@AuthenticationPrincipal ParticipantPrincipal me, @RequestParam(defaultValue = "false") boolean asked) {
        Participant person = person(me);
        Texts texts = appTexts.in(person.language());
        Instant now = clock.instant();
        List<DueCard> due = obligations.due(person.id(), now.plus(AHEAD)).stream()
                .map(o -> DueCard.of(o, texts, person.zone(), now))
                .toList();
        List<DoneLine> done = obligations.attempts(person.id(), SHOWN).stream()
                .map(a -> DoneLine.of(a, texts, person.zone()))
                .toList();
        List<MessageLine> received = messages.of(person.id(), SHOWN).stream()
                .map(m -> MessageLine.of(m, messages, texts, person.zone()))
                .toList();
        return Page.of("portal/home")
                .with("texts", texts)
                .with("name", person.givenName())
                .with("due", due)
                .with("number", line.number().map(TelephoneNumber::e164).orElse(null))
                .with("done", done)
                .with("messages", received)
                .with("answers", requests.unseen(person.id()))
                .with("letters", letters.unread(person.id()))
                .with("tracked", tracked(person))
                .with("lock", access.lastLock(person.id()))
                .with("asked", asked);
    }

    private boolean tracked(Participant person) {
        return participants.conditions(person.id()).stream().anyMatch(each -> each.technology() == Technology.GPS);
    }

    @PostMapping("/app/person")
    String askForAPerson(@AuthenticationPrincipal ParticipantPrincipal me) {
        checkIns.askForAPerson(me.id());
        return "redirect:/app?asked=true";
    }

    @GetMapping("/app/receipt")
    Page receipt(@AuthenticationPrincipal ParticipantPrincipal me, @RequestParam String number) {
        Participant person = person(me);
        Texts texts = appTexts.in(person.language());
        return obligations
                .byReceipt(number)
                .filter(a -> a.participant().equals(person.id()))
                .map(a -> Page.of("portal/receipt")
                        .with("texts", texts)
                        .with("line", DoneLine.of(a, texts, person.zone()))
                        .with(
                                "signed",
                                receipts.of(a.receipt()).map(SignedLine::of).orElse(null)))
                .orElseGet(() -> AppFailures.nothing(texts, texts.say("receipt.unknown")));
    }

    private Participant person(ParticipantPrincipal me) {
        return participants.find(me.id()).orElseThrow();
    }
}
