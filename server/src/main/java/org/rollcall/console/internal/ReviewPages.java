package org.rollcall.console.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.rollcall.Page;
import org.rollcall.checkin.Movement;
import org.rollcall.checkin.Reviews;
import org.rollcall.checkin.Reviews.Decided;
import org.rollcall.checkin.Reviews.Review;
import org.rollcall.evidence.Evidence;
import org.rollcall.evidence.EvidenceId;
import org.rollcall.evidence.EvidenceKind;
import org.rollcall.obligation.AttemptId;
import org.rollcall.obligation.Outcome;
import org.rollcall.participant.Participants;
import org.rollcall.staff.Officer;
import org.rollcall.staff.Purpose;
import org.rollcall.staff.Staff;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The attempts a person decides: what was said or shown beside what was enrolled, and the decision. */
@Controller
@RequestMapping("/console/reviews")
final class ReviewPages {
    private static final int MOST = 200;
    private static final String WHY = Purpose.COMPARISON_REVIEW.name();

    private final Reviews reviews;
    private final Evidence evidence;
    private final Participants participants;
    private final PersonDesk desk;
    private final Staff staff;

    ReviewPages(Reviews reviews, Evidence evidence, Participants participants, PersonDesk desk, Staff staff) {
        this.reviews = reviews;
        this.evidence = evidence;
        this.participants = participants;
        this.desk = desk;
        this.staff = staff;
    }

    @GetMapping
    Page queue(@RequestParam(defaultValue = "false") boolean second) {
        Officer officer = staff.current();
        List<ReviewLine> lines = reviews.waiting(officer.id().actor(), WHY, PersonDesk.areaOf(officer), MOST).stream()
                .map(this::line)
                .flatMap(Optional::stream)
                .toList();
        return Page.of("console/reviews").with("lines", lines).with("second", second);
    }

    private Optional<ReviewLine> line(Review review) {
        return participants.find(review.participant()).map(person -> ReviewLine.of(review, person));
    }

    @GetMapping("/{attempt}")
    Page one(@PathVariable UUID attempt) {
        Review review = known(attempt);
        List<EvidenceId> added = review.answers().stream()
                .filter(piece -> evidence.label(piece).kind() == EvidenceKind.CHECK_IN_ADDED)
                .toList();
        return Page.of("console/review")
                .with("line", line(review).orElseThrow())
                .with(
                        "shown",
                        review.answers().stream()
                                .filter(piece -> !added.contains(piece))
                                .toList())
                .with(
                        "added",
                        added.isEmpty()
                                ? null
                                : AddedLine.of(
                                        evidence.read(staff.current().id().actor(), WHY, added.getFirst())));
    }

    /** A recording or picture of the review, and of no other attempt; its reading is journalled. */
    @GetMapping("/{attempt}/evidence/{piece}")
    ResponseEntity<byte[]> piece(@PathVariable UUID attempt, @PathVariable UUID piece) {
        Review review = known(attempt);
        var id = new EvidenceId(piece);
        if (!review.answers().contains(id) && !id.equals(review.enrolled())) {
            throw new NoSuchElementException("This review has no such recording.");
        }
        byte[] content = evidence.read(staff.current().id().actor(), WHY, id);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(evidence.label(id).mediaType()))
                .cacheControl(CacheControl.noStore())
                .body(content);
    }

    /** One frame of what the head did before the camera, counted from 1; its reading is journalled. */
    @GetMapping("/{attempt}/frames/{number}")
    ResponseEntity<byte[]> frame(@PathVariable UUID attempt, @PathVariable int number) throws IOException {
        Movement movement = known(attempt).movement();
        EvidenceId kept = movement == null ? null : movement.kept();
        if (kept == null) {
            throw new NoSuchElementException("No frames were kept of this attempt.");
        }
        byte[] file = evidence.read(staff.current().id().actor(), WHY, kept);
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (int i = 1; zip.getNextEntry() != null; i++) {
                if (i == number) {
                    return ResponseEntity.ok()
                            .contentType(MediaType.IMAGE_JPEG)
                            .cacheControl(CacheControl.noStore())
                            .body(zip.readAllBytes());
                }
            }
        }
        throw new NoSuchElementException("There are fewer frames than that.");
    }

    @PostMapping("/{attempt}")
    String decide(@PathVariable UUID attempt, @RequestParam Outcome outcome, @RequestParam String reason) {
        known(attempt);
        Decided decided = reviews.decide(staff.current().id().actor(), new AttemptId(attempt), outcome, reason);
        return "redirect:/console/reviews" + (decided == Decided.SECOND_LOOK_ASKED ? "?second=true" : "");
    }

    private Review known(UUID attempt) {
        Review review = reviews.find(staff.current().id().actor(), WHY, new AttemptId(attempt))
                .orElseThrow(() -> new NoSuchElementException("This review is decided, or there is none."));
        desk.reach(review.participant().value(), Purpose.COMPARISON_REVIEW);
        return review;
    }
}
