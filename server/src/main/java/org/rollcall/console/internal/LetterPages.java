package org.rollcall.console.internal;

import java.util.List;
import java.util.UUID;
import org.rollcall.Page;
import org.rollcall.message.Letter;
import org.rollcall.message.LetterId;
import org.rollcall.message.Letters;
import org.rollcall.participant.Language;
import org.rollcall.participant.Participants;
import org.rollcall.staff.Officer;
import org.rollcall.staff.Purpose;
import org.rollcall.staff.Staff;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What participants wrote to staff: whose letters wait, and one person's letters in both directions. */
@Controller
final class LetterPages {
    private static final int MOST = 200;
    private static final int SHOWN = 100;

    private final Staff staff;
    private final Letters letters;
    private final Participants participants;
    private final PersonDesk desk;

    LetterPages(Staff staff, Letters letters, Participants participants, PersonDesk desk) {
        this.staff = staff;
        this.letters = letters;
        this.participants = participants;
        this.desk = desk;
    }

    @GetMapping("/console/messages")
    Page waiting() {
        Officer officer = staff.current();
        return Page.of("console/messages")
                .with(
                        "lines",
                        letters
                                .waiting(
                                        officer.id().actor(),
                                        Purpose.SUPERVISION.name(),
                                        PersonDesk.areaOf(officer),
                                        MOST)
                                .stream()
                                .flatMap(each -> participants.find(each.participant()).stream()
                                        .map(person -> new WaitingLine(
                                                person, each.letters(), Words.when(each.oldest(), person.zone()))))
                                .toList());
    }

    @GetMapping("/console/participants/{id}/messages")
    Page one(@PathVariable UUID id, @RequestParam(defaultValue = "SUPERVISION") Purpose purpose) {
        OpenedPerson opened = desk.open(id, purpose, "messages");
        List<Letter> shown = letters.of(opened.person().id(), SHOWN);
        letters.read(opened.by().id().actor(), opened.person().id());
        return Page.of("console/participant/messages").with("opened", opened).with("letters", shown);
    }

    @PostMapping("/console/participants/{id}/messages")
    String write(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "SUPERVISION") Purpose purpose,
            @RequestParam String words,
            @RequestParam(defaultValue = "") String translated) {
        OpenedPerson opened = desk.reach(id, purpose);
        letters.write(opened.by().id().actor(), opened.person().id(), Language.ENGLISH, words, translated);
        return "redirect:" + opened.address("/messages");
    }

    @PostMapping("/console/participants/{id}/messages/{letter}/translation")
    String translate(
            @PathVariable UUID id,
            @PathVariable UUID letter,
            @RequestParam(defaultValue = "SUPERVISION") Purpose purpose,
            @RequestParam String words) {
        OpenedPerson opened = desk.reach(id, purpose);
        var known = new LetterId(letter);
        letters.translate(opened.by().id().actor(), opened.person().id(), known, Language.ENGLISH, words);
        return "redirect:" + opened.address("/messages");
    }
}
