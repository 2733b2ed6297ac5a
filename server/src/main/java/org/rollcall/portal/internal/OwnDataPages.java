package org.rollcall.portal.internal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.rollcall.evidence.Evidence;
import org.rollcall.evidence.EvidenceId;
import org.rollcall.journal.Actor;
import org.rollcall.participant.ParticipantPrincipal;
import org.rollcall.staff.Purpose;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What is kept, to take away: one piece, or everything. Nothing of it is shown as a page of ours. */
@Controller
class OwnDataPages {
    private final Evidence evidence;
    private final OwnData data;

    OwnDataPages(Evidence evidence, OwnData data) {
        this.evidence = evidence;
        this.data = data;
    }

    @GetMapping("/app/mine/evidence/{id}")
    ResponseEntity<byte[]> piece(@AuthenticationPrincipal ParticipantPrincipal me, @PathVariable UUID id) {
        Evidence.Label label = evidence.label(new EvidenceId(id));
        if (!label.owner().equals(me.id().value())) {
            throw new NoSuchElementException("There is nothing of yours at this address.");
        }
        byte[] content =
                evidence.read(new Actor.Participant(me.id().value()), Purpose.PARTICIPANT_REQUEST.name(), label.id());
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(label.mediaType()))
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(OwnData.fileName(label)))
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(content);
    }

    @GetMapping("/app/mine/download")
    void download(@AuthenticationPrincipal ParticipantPrincipal me, HttpServletResponse response) throws IOException {
        response.setContentType("application/zip");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, attachment("rollcall.zip"));
        data.write(me.id(), response.getOutputStream());
    }

    private static String attachment(String name) {
        return ContentDisposition.attachment().filename(name).build().toString();
    }
}
