package org.rollcall.api.internal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.api.internal.Reach.Reached;
import org.rollcall.checkin.VoiceEnrolments;
import org.rollcall.identity.Reasons;
import org.rollcall.staff.Purpose;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The voice enrolment by call: ordered here, made by the person's next call from the registered number. */
@RestController
@RequestMapping("/api/participants/{id}/voice-enrolment")
final class VoiceEnrolmentApi {
    /**
     * How far it is.
     *
     * @param state NONE, WAITING for the person's next call, WITHOUT (no voice comparison was chosen: number, PIN and a call
     *     back instead), or MADE
     * @param since when it was ordered or chosen, or the voiceprint was made
     * @param lastTry why the last call made none, in sentences
     */
    record State(
            String state, @Nullable Instant since, @Nullable Instant tried, List<String> lastTry) {
        static State of(VoiceEnrolments.State state) {
            return switch (state) {
                case VoiceEnrolments.State.None none -> new State("NONE", null, null, List.of());
                case VoiceEnrolments.State.Waiting(Instant since, Instant tried, List<String> why) ->
                    new State(
                            "WAITING",
                            since,
                            tried,
                            why.stream().map(Reasons::sentence).toList());
                case VoiceEnrolments.State.Without(Instant since) -> new State("WITHOUT", since, null, List.of());
                case VoiceEnrolments.State.Made(Instant since) -> new State("MADE", since, null, List.of());
            };
        }
    }

    private final VoiceEnrolments enrolments;
    private final Reach reach;

    VoiceEnrolmentApi(VoiceEnrolments enrolments, Reach reach) {
        this.enrolments = enrolments;
        this.reach = reach;
    }

    @GetMapping
    State state(@PathVariable UUID id, @RequestParam Purpose purpose) {
        return State.of(enrolments.state(reach.read(id, purpose).person().id()));
    }

    @PostMapping
    ResponseEntity<State> order(@PathVariable UUID id) {
        Reached reached = reach.reach(id);
        enrolments.start(reached.by(), reached.person().id());
        return ResponseEntity.status(201)
                .body(State.of(enrolments.state(reached.person().id())));
    }

    /** No voice comparison, an equal way; ordering an enrolment ends it. */
    @PutMapping("/without")
    State without(@PathVariable UUID id) {
        Reached reached = reach.reach(id);
        enrolments.chooseWithout(reached.by(), reached.person().id());
        return State.of(enrolments.state(reached.person().id()));
    }

    @DeleteMapping
    ResponseEntity<Void> cancel(@PathVariable UUID id) {
        Reached reached = reach.reach(id);
        enrolments.cancel(reached.by(), reached.person().id());
        return ResponseEntity.noContent().build();
    }
}
