package org.rollcall.checkin.internal.telephone;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.rollcall.checkin.internal.telephone.CallNotes.Person;
import org.rollcall.journal.Actor;
import org.rollcall.line.CallLost;
import org.rollcall.line.CallRecordId;
import org.rollcall.obligation.Attempt;
import org.rollcall.obligation.Finding;
import org.rollcall.obligation.Obligations;
import org.rollcall.obligation.Way;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A call that died with its process is a technical failure of ours (promise 3): the attempt says so, with what was heard
 * until then, and the person is called back. In the transaction that ends the call.
 */
@Component
class LostCallAttempts {
    private static final Actor TELEPHONE = new Actor.Machine("telephone");

    private final CallNotes notes;
    private final SpokenSoFar spoken;
    private final VoiceEnrolmentOrders enrolments;
    private final Obligations obligations;
    private final CallBackOrders callBacks;

    LostCallAttempts(
            CallNotes notes,
            SpokenSoFar spoken,
            VoiceEnrolmentOrders enrolments,
            Obligations obligations,
            CallBackOrders callBacks) {
        this.notes = notes;
        this.spoken = spoken;
        this.enrolments = enrolments;
        this.obligations = obligations;
        this.callBacks = callBacks;
    }

    @EventListener
    void on(CallLost lost) {
        Person person = notes.person(lost.call()).orElse(null);
        if (person == null || notes.attempted(lost.call())) {
            spoken.discard(lost.call());
        } else if (enrolments.waiting(person.participant()).isPresent()) {
            enrolments.tried(person.participant(), lost.call(), List.of("technical"));
            spoken.discard(lost.call());
        } else {
            failed(lost.call(), person);
        }
    }

    private void failed(CallRecordId call, Person person) {
        List<UUID> evidence = new ArrayList<>(notes.answers(call));
        spoken.keep(call, person.participant()).ifPresent(evidence::add);
        Attempt attempt = obligations.record(
                TELEPHONE,
                new Obligations.Tried(
                        person.participant(),
                        Way.TELEPHONE,
                        person.known(),
                        new Finding.TechnicalFailure("process_died"),
                        null,
                        evidence));
        notes.attempt(attempt.id(), call, person.participant());
        callBacks.order(call, person.participant());
    }
}
