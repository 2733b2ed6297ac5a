package org.rollcall.console.internal;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.Page;
import org.rollcall.evidence.Evidence;
import org.rollcall.evidence.EvidenceId;
import org.rollcall.evidence.EvidenceKind;
import org.rollcall.identity.Identity;
import org.rollcall.identity.Identity.Issued;
import org.rollcall.journal.Actor;
import org.rollcall.staff.Purpose;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The enrolment photograph. */
@Controller
@RequestMapping("/console/participants/{id}/photograph")
final class PhotographPages {
    private final PersonDesk desk;
    private final Evidence evidence;
    private final ObjectProvider<Identity> identity;
    private final TransactionTemplate transaction;

    PhotographPages(
            PersonDesk desk, Evidence evidence, ObjectProvider<Identity> identity, TransactionTemplate transaction) {
        this.desk = desk;
        this.evidence = evidence;
        this.identity = identity;
        this.transaction = transaction;
    }

    @GetMapping
    Page photograph(@PathVariable UUID id, @RequestParam(defaultValue = "ENROLMENT") Purpose purpose) {
        return page(desk.open(id, purpose, "photograph"), List.of());
    }

    private static Page page(OpenedPerson opened, List<String> refused) {
        return Page.of("console/participant/photograph").with("opened", opened).with("refused", refused);
    }

    @PostMapping
    Object take(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "ENROLMENT") Purpose purpose,
            @RequestParam MultipartFile photograph)
            throws IOException {
        OpenedPerson opened = desk.reach(id, purpose);
        List<String> refused = keep(opened, photograph.getBytes(), photograph.getContentType());
        if (refused.isEmpty()) {
            return "redirect:" + opened.address("");
        }
        return page(opened, refused).status(HttpStatus.BAD_REQUEST);
    }

    /** Keeps the photograph and makes the faceprint, both or neither. @return why not, in sentences; empty if made */
    private List<String> keep(OpenedPerson opened, byte[] photograph, @Nullable String type) {
        if (photograph.length == 0) {
            return List.of("Choose a photograph first.");
        }
        Identity comparisons = identity.getIfAvailable();
        if (comparisons == null) {
            throw new IllegalStateException("Faces cannot be enrolled on this server yet.");
        }
        Actor by = opened.by().id().actor();
        List<String> reasons = transaction.execute(status -> {
            EvidenceId kept =
                    evidence.keep(by, EvidenceKind.ENROLMENT_PHOTOGRAPH, opened.id(), mediaType(type), photograph);
            return switch (comparisons.enrolFace(by, opened.person().id(), photograph, kept)) {
                case Issued.Template made -> List.<String>of();
                case Issued.NotMade(List<String> why) -> {
                    status.setRollbackOnly();
                    yield why.isEmpty() ? List.of("unusable") : why;
                }
            };
        });
        return reasons.stream().map(Reasons::sentence).toList();
    }

    private static String mediaType(@Nullable String sent) {
        return sent != null && List.of("image/jpeg", "image/png", "image/webp").contains(sent)
                ? sent
                : "application/octet-stream";
    }
}
