package org.rollcall.api.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.api.internal.Reach.Reached;
import org.rollcall.checkin.VoiceEnrolments;
import org.rollcall.equipment.Equipment;
import org.rollcall.equipment.Tracker;
import org.rollcall.identity.Identity;
import org.rollcall.obligation.Attempt;
import org.rollcall.obligation.Duty;
import org.rollcall.obligation.Finding;
import org.rollcall.obligation.Obligation;
import org.rollcall.obligation.Obligations;
import org.rollcall.obligation.Way;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.rollcall.staff.Purpose;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How far someone's enrolment is, what is due and what was tried last. */
@RestController
final class StatusApi {
    private static final Duration AHEAD = Duration.ofDays(14);
    private static final int ATTEMPTS = 50;

    /** @param opens and closes: the window, as outages may have lengthened it */
    record Due(UUID obligation, Duty duty, Way way, Instant opens, Instant closes) {
        static Due of(Obligation o) {
            return new Due(
                    o.id().value(),
                    o.duty(),
                    o.way(),
                    o.window().opens(),
                    o.window().closes());
        }
    }

    /**
     * @param finding SATISFIED, INCONCLUSIVE, UNFINISHED, LOCKED_OUT or TECHNICAL_FAILURE
     * @param reason the closed-list word that belongs to it
     */
    record Tried(
            UUID attempt,
            Way way,
            Instant at,
            String finding,
            @Nullable String reason,
            String receipt) {
        static Tried of(Attempt attempt) {
            return switch (attempt.finding()) {
                case Finding.Satisfied done -> of(attempt, "SATISFIED", null);
                case Finding.Inconclusive(String reason) -> of(attempt, "INCONCLUSIVE", reason);
                case Finding.Unfinished(String step) -> of(attempt, "UNFINISHED", step);
                case Finding.LockedOut locked -> of(attempt, "LOCKED_OUT", null);
                case Finding.TechnicalFailure(String what) -> of(attempt, "TECHNICAL_FAILURE", what);
            };
        }

        private static Tried of(Attempt a, String finding, @Nullable String reason) {
            return new Tried(a.id().value(), a.way(), a.at(), finding, reason, a.receipt());
        }
    }

    /**
     * @param enrolled since when
     * @param codeAndPin when the present ones were given; null for never
     * @param attempts the latest fifty, the latest first
     */
    record Status(
            UUID enrolment,
            Instant enrolled,
            @Nullable Instant codeAndPin,
            boolean faceprint,
            VoiceEnrolmentApi.State voice,
            List<String> trackers,
            List<Due> due,
            List<Tried> attempts) {}

    private final Participants participants;
    private final Identity identity;
    private final VoiceEnrolments voices;
    private final Equipment equipment;
    private final Obligations obligations;
    private final Reach reach;
    private final Clock clock;

    StatusApi(
            Participants participants,
            Identity identity,
            VoiceEnrolments voices,
            Equipment equipment,
            Obligations obligations,
            Reach reach,
            Clock clock) {
        this.participants = participants;
        this.identity = identity;
        this.voices = voices;
        this.equipment = equipment;
        this.obligations = obligations;
        this.reach = reach;
        this.clock = clock;
    }

    @GetMapping("/api/participants/{id}/status")
    Status status(@PathVariable UUID id, @RequestParam Purpose purpose) {
        Reached reached = reach.read(id, purpose);
        ParticipantId person = reached.person().id();
        return new Status(
                reached.enrolment().id().value(),
                reached.enrolment().opened(),
                participants.signInGiven(person).orElse(null),
                identity.hasFaceprint(person),
                VoiceEnrolmentApi.State.of(voices.state(person)),
                equipment.heldBy(person).stream().map(Tracker::deviceNumber).toList(),
                obligations.due(person, clock.instant().plus(AHEAD)).stream()
                        .map(Due::of)
                        .toList(),
                obligations.attempts(person, ATTEMPTS).stream().map(Tried::of).toList());
    }
}
