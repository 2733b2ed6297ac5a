package org.rollcall.api.internal;

import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.journal.Action;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.Subject;
import org.rollcall.participant.Enrolment;
import org.rollcall.participant.Participant;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.rollcall.staff.Officer;
import org.rollcall.staff.Purpose;
import org.rollcall.staff.Staff;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whom a system may read: the people of its account's area, for a stated purpose, with a journal entry. */
@Component
class Reach {
    private static final Action READ = new Action("api.person_read");

    /** A person and the account that asks. */
    record Reached(Participant person, Enrolment enrolment, Actor by) {}

    private final Staff staff;
    private final Participants participants;
    private final Journal journal;

    Reach(Staff staff, Participants participants, Journal journal) {
        this.staff = staff;
        this.participants = participants;
        this.journal = journal;
    }

    Officer account() {
        return staff.current();
    }

    Actor by() {
        return account().id().actor();
    }

    /** The area the account is held to; null for all. */
    @Nullable
    String area() {
        return account().heldTo();
    }

    @Transactional
    public Reached read(UUID id, Purpose purpose) {
        Reached reached = reach(id);
        journal.record(JournalEntry.of(reached.by(), READ)
                .about(Subject.participant(id))
                .because(purpose.name()));
        return reached;
    }

    /** For a change, which journals itself. */
    Reached reach(UUID id) {
        var participant = new ParticipantId(id);
        Participant person = participants.find(participant).orElseThrow(Reach::nobody);
        Enrolment enrolment = participants.openEnrolment(participant).orElseThrow(Reach::nobody);
        String area = area();
        if (area != null && !area.equals(enrolment.area())) {
            throw nobody();
        }
        return new Reached(person, enrolment, by());
    }

    private static NoSuchElementException nobody() {
        return new NoSuchElementException("There is no such person enrolled in this account's area.");
    }
}
