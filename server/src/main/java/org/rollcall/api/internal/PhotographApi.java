package org.rollcall.api.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollcall.api.internal.Reach.Reached;
import org.rollcall.identity.Identity;
import org.rollcall.identity.Identity.Issued;
import org.rollcall.identity.Reasons;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartFile;

/** The enrolment photograph, as a form's file or as the body itself. */
@RestController
@RequestMapping("/api/participants/{id}/photograph")
final class PhotographApi {
    private static final int MOST_BYTES = 10 * 1024 * 1024;

    /** The template that was made of it. */
    record Made(UUID faceprint) {}

    private final Identity identity;
    private final Reach reach;

    PhotographApi(Identity identity, Reach reach) {
        this.identity = identity;
        this.reach = reach;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Made> form(@PathVariable UUID id, @RequestParam MultipartFile photograph) throws IOException {
        return take(reach.reach(id), photograph.getBytes(), photograph.getContentType());
    }

    @PostMapping(consumes = {"image/*", MediaType.APPLICATION_OCTET_STREAM_VALUE})
    ResponseEntity<Made> body(
            @PathVariable UUID id,
            InputStream body,
            @RequestHeader(value = "Content-Type", required = false) @Nullable String type)
            throws IOException {
        Reached reached = reach.reach(id);
        byte[] photograph = body.readNBytes(MOST_BYTES + 1);
        if (photograph.length > MOST_BYTES) {
            throw new MaxUploadSizeExceededException(MOST_BYTES);
        }
        return take(reached, photograph, type);
    }

    private ResponseEntity<Made> take(Reached reached, byte[] photograph, @Nullable String type) {
        return switch (identity.takePhotograph(reached.by(), reached.person().id(), photograph, type)) {
            case Issued.Template(var template) -> ResponseEntity.status(201).body(new Made(template.value()));
            case Issued.NotMade(List<String> why) -> throw new IllegalArgumentException(sentences(why));
        };
    }

    private static String sentences(List<String> why) {
        return (why.isEmpty() ? List.of("unusable") : why)
                .stream().map(Reasons::sentence).collect(Collectors.joining(" "));
    }
}
