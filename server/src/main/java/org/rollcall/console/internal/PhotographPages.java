package org.rollcall.console.internal;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.rollcall.Page;
import org.rollcall.identity.Identity;
import org.rollcall.identity.Identity.Issued;
import org.rollcall.identity.Reasons;
import org.rollcall.journal.Actor;
import org.rollcall.staff.Purpose;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
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
    private final Identity identity;

    PhotographPages(PersonDesk desk, Identity identity) {
        this.desk = desk;
        this.identity = identity;
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
        List<String> refused = keep(opened, photograph);
        if (refused.isEmpty()) {
            return "redirect:" + opened.address("");
        }
        return page(opened, refused).status(HttpStatus.BAD_REQUEST);
    }

    /** @return why none was made, in sentences; empty if it was */
    private List<String> keep(OpenedPerson opened, MultipartFile photograph) throws IOException {
        Actor by = opened.by().id().actor();
        Issued issued =
                identity.takePhotograph(by, opened.person().id(), photograph.getBytes(), photograph.getContentType());
        return switch (issued) {
            case Issued.Template made -> List.of();
            case Issued.NotMade(List<String> why) ->
                (why.isEmpty() ? List.of("unusable") : why)
                        .stream().map(Reasons::sentence).toList();
        };
    }
}
