package org.rollcall.console.internal;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.stream.Stream;
import org.rollcall.Page;
import org.rollcall.checkin.Reviews;
import org.rollcall.evidence.Evidence;
import org.rollcall.evidence.EvidenceId;
import org.rollcall.journal.Actor;
import org.rollcall.obligation.AttemptId;
import org.rollcall.obligation.Outcome;
import org.rollcall.participant.Participants;
import org.rollcall.staff.Purpose;
import org.rollcall.staff.Staff;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The queue of attempts that a machine could not settle, with what there is to see and hear. */
@Controller
final class ReviewPages {
    private static final int MOST = 50;
    private static final String PURPOSE = Purpose.COMPARISON_REVIEW.name();

    private final Reviews reviews;
    private final Participants participants;
    private final Evidence evidence;
    private final Staff staff;

    ReviewPages(Reviews reviews, Participants participants, Evidence evidence, Staff staff) {
        this.reviews = reviews;
        this.participants = participants;
        this.evidence = evidence;
        this.staff = staff;
    }

    private Actor officer() {
        return staff.current().id().actor();
    }

    @GetMapping("/console/reviews")
    Page queue() {
        List<ReviewCard> cards = reviews.waiting(officer(), PURPOSE, MOST).stream()
                .map(r -> ReviewCard.of(r, participants.find(r.participant()).orElseThrow()))
                .toList();
        return Page.of("console/reviews").with("cards", cards);
    }

    /** One recording or picture of an attempt in the queue; everything else is refused. */
    @GetMapping("/console/reviews/{attempt}/evidence/{piece}")
    ResponseEntity<byte[]> piece(@PathVariable UUID attempt, @PathVariable UUID piece) {
        Reviews.Review review = reviews.find(officer(), PURPOSE, new AttemptId(attempt))
                .orElseThrow(() -> new NoSuchElementException("This attempt does not wait for a decision."));
        var asked = new EvidenceId(piece);
        if (Stream.concat(review.answers().stream(), Stream.ofNullable(review.enrolled()))
                .noneMatch(asked::equals)) {
            throw new NoSuchElementException("This attempt has no such recording or picture.");
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(evidence.label(asked).mediaType()))
                .cacheControl(CacheControl.noStore())
                .body(evidence.read(officer(), PURPOSE, asked));
    }

    @PostMapping("/console/reviews/{attempt}")
    String decide(@PathVariable UUID attempt, @RequestParam Outcome outcome, @RequestParam String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("Say in a few words why you decide so.");
        }
        reviews.decide(officer(), new AttemptId(attempt), outcome, reason.strip());
        return "redirect:/console/reviews";
    }
}
