package org.rollcall.console.internal;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.rollcall.Page;
import org.rollcall.checkin.Reviews;
import org.rollcall.checkin.Reviews.Review;
import org.rollcall.evidence.Evidence;
import org.rollcall.evidence.EvidenceId;
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
    Page queue() {
        Officer officer = staff.current();
        List<ReviewLine> lines = reviews.waiting(officer.id().actor(), WHY, PersonDesk.areaOf(officer), MOST).stream()
                .map(this::line)
                .flatMap(Optional::stream)
                .toList();
        return Page.of("console/reviews").with("lines", lines);
    }

    private Optional<ReviewLine> line(Review review) {
        return participants.find(review.participant()).map(person -> ReviewLine.of(review, person));
    }

    @GetMapping("/{attempt}")
    Page one(@PathVariable UUID attempt) {
        Review review = known(attempt);
        return Page.of("console/review").with("line", line(review).orElseThrow());
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

    @PostMapping("/{attempt}")
    String decide(@PathVariable UUID attempt, @RequestParam Outcome outcome, @RequestParam String reason) {
        known(attempt);
        reviews.decide(staff.current().id().actor(), new AttemptId(attempt), outcome, reason);
        return "redirect:/console/reviews";
    }

    private Review known(UUID attempt) {
        Review review = reviews.find(staff.current().id().actor(), WHY, new AttemptId(attempt))
                .orElseThrow(() -> new NoSuchElementException("This review is decided, or there is none."));
        desk.reach(review.participant().value(), Purpose.COMPARISON_REVIEW);
        return review;
    }
}
