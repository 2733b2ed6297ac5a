package org.rollcall.api.internal;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.rollcall.api.internal.Messages.ConditionEntered;
import org.rollcall.api.internal.Messages.ConditionKept;
import org.rollcall.api.internal.Messages.Ending;
import org.rollcall.api.internal.Messages.Person;
import org.rollcall.api.internal.Messages.PersonChanged;
import org.rollcall.api.internal.Messages.PersonEnrolled;
import org.rollcall.api.internal.Messages.PersonEntered;
import org.rollcall.api.internal.Reach.Reached;
import org.rollcall.participant.Condition;
import org.rollcall.participant.ConditionId;
import org.rollcall.participant.Enrolment;
import org.rollcall.participant.Participants;
import org.rollcall.participant.Participants.SignInGiven;
import org.rollcall.staff.Purpose;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** People and their conditions for the agency's other systems; documented in docs/api.md. */
@RestController
@RequestMapping("/api/participants")
final class ParticipantsApi {
    private static final int MOST = 1000;

    private final Participants participants;
    private final Reach reach;
    private final Clock clock;

    ParticipantsApi(Participants participants, Reach reach, Clock clock) {
        this.participants = participants;
        this.reach = reach;
        this.clock = clock;
    }

    @PostMapping
    ResponseEntity<PersonEnrolled> enrol(@RequestBody PersonEntered entered) {
        var checked = entered.checked();
        String area = reach.area();
        if (area != null && !area.equals(checked.area())) {
            throw new IllegalArgumentException("This account enrols people in its own area, " + area + ".");
        }
        Enrolment enrolment = participants.enrol(reach.by(), checked);
        return ResponseEntity.created(URI.create("/api/participants/" + enrolment.participant()))
                .body(new PersonEnrolled(
                        enrolment.participant().value(), enrolment.id().value()));
    }

    @GetMapping
    List<Person> list(@RequestParam Purpose purpose, @RequestParam(defaultValue = "") String name) {
        return participants.list(reach.by(), purpose.name(), reach.area(), name, MOST).stream()
                .map(Person::of)
                .toList();
    }

    @GetMapping("/{id}")
    Person person(@PathVariable UUID id, @RequestParam Purpose purpose) {
        return Person.of(reach.read(id, purpose).person());
    }

    /** Changes the particulars; the body names the version it was made on. */
    @PutMapping("/{id}")
    Person change(@PathVariable UUID id, @RequestBody PersonChanged changed) {
        Reached reached = reach.reach(id);
        return Person.of(participants.change(reached.by(), changed.of(reached.person())));
    }

    @PostMapping("/{id}/close")
    ResponseEntity<Void> close(@PathVariable UUID id, @RequestBody Ending ending) {
        Reached reached = reach.reach(id);
        participants.close(reached.by(), reached.enrolment().id(), Messages.needed("reason", ending.reason()));
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/{id}/conditions")
    List<ConditionKept> conditions(@PathVariable UUID id, @RequestParam Purpose purpose) {
        return participants.conditions(reach.read(id, purpose).person().id()).stream()
                .map(ConditionKept::of)
                .toList();
    }

    @PostMapping("/{id}/conditions")
    ResponseEntity<ConditionKept> set(@PathVariable UUID id, @RequestBody ConditionEntered entered) {
        Reached reached = reach.reach(id);
        Condition condition =
                participants.setCondition(reached.by(), reached.enrolment().id(), entered.checked(clock.instant()));
        return ResponseEntity.status(201).body(ConditionKept.of(condition));
    }

    @PostMapping("/{id}/conditions/{condition}/end")
    ResponseEntity<Void> end(@PathVariable UUID id, @PathVariable UUID condition, @RequestBody Ending ending) {
        Reached reached = reach.reach(id);
        Condition ended = participants.condition(reached.person().id(), new ConditionId(condition));
        participants.endCondition(reached.by(), ended.id(), Messages.needed("reason", ending.reason()));
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{id}/sign-in")
    SignInGiven giveSignIn(@PathVariable UUID id) {
        Reached reached = reach.reach(id);
        return participants.giveSignIn(reached.by(), reached.person().id());
    }
}
