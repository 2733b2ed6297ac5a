package org.rollcall.portal.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.Page;
import org.rollcall.document.DocumentRefused;
import org.rollcall.document.Documents;
import org.rollcall.participant.Participant;
import org.rollcall.participant.ParticipantPrincipal;
import org.rollcall.participant.Participants;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Photographs and files that a person sends in. A page itself comes as a download among everything kept. */
@Controller
@RequestMapping("/app/documents")
class DocumentPages {
    private final Participants participants;
    private final AppTexts appTexts;
    private final Documents documents;
    private final SentPages sent;

    DocumentPages(Participants participants, AppTexts appTexts, Documents documents, SentPages sent) {
        this.participants = participants;
        this.appTexts = appTexts;
        this.documents = documents;
        this.sent = sent;
    }

    @GetMapping
    Page documents(@AuthenticationPrincipal ParticipantPrincipal me) {
        return page(participants.find(me.id()).orElseThrow(), null);
    }

    private Page page(Participant person, @Nullable String refused) {
        Texts texts = appTexts.in(person.language());
        return Page.of("portal/documents")
                .with("texts", texts)
                .with("most", documents.mostPages())
                .with("refused", refused)
                .with(
                        "documents",
                        documents.of(person.id()).stream()
                                .map(document -> DocumentLine.of(document, texts, person.zone()))
                                .toList());
    }

    @PostMapping
    Object send(
            @AuthenticationPrincipal ParticipantPrincipal me,
            @RequestParam(required = false) @Nullable List<MultipartFile> pages) {
        try {
            sent.keep(me.id(), pages);
            return "redirect:/app/documents";
        } catch (DocumentRefused refused) {
            Participant person = participants.find(me.id()).orElseThrow();
            return page(person, sent.told(refused, appTexts.in(person.language())))
                    .status(HttpStatus.BAD_REQUEST);
        }
    }
}
