package org.rollcall.console.internal;

import java.util.UUID;
import org.rollcall.Page;
import org.rollcall.document.Documents;
import org.rollcall.evidence.EvidenceId;
import org.rollcall.journal.Actor;
import org.rollcall.staff.Purpose;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What one person sent in: a section of their page, and each page as a download. */
@Controller
@RequestMapping("/console/participants/{id}/documents")
final class DocumentPages {
    private final PersonDesk desk;
    private final Documents documents;

    DocumentPages(PersonDesk desk, Documents documents) {
        this.desk = desk;
        this.documents = documents;
    }

    @GetMapping
    Page section(@PathVariable UUID id, @RequestParam(defaultValue = "SUPERVISION") Purpose purpose) {
        OpenedPerson opened = desk.open(id, purpose, "documents");
        return Page.of("console/participant/_documents")
                .with("opened", opened)
                .with("documents", documents.of(opened.person().id()));
    }

    /** A page to take away; a browser neither shows nor runs it. */
    @GetMapping("/{piece}")
    ResponseEntity<byte[]> page(
            @PathVariable UUID id,
            @PathVariable UUID piece,
            @RequestParam(defaultValue = "SUPERVISION") Purpose purpose) {
        OpenedPerson opened = desk.reach(id, purpose);
        var by = new Actor.Officer(opened.by().id().value());
        Documents.Opened page =
                documents.open(by, purpose.name(), opened.person().id(), new EvidenceId(piece));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(page.type().mediaType()))
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("document-" + piece + page.type().ending())
                                .build()
                                .toString())
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(page.content());
    }
}
