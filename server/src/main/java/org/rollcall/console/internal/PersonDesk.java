package org.rollcall.console.internal;

import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.journal.Action;
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

/**
 * How an officer comes to a person's data: only to people of their area, for a purpose of the closed list, and with a
 * journal entry. Every page and fragment about one person goes through here.
 */
@Component
class PersonDesk {
    private static final Action OPENED = new Action("console.person_opened");

    private final Staff staff;
    private final Participants participants;
    private final Journal journal;

    PersonDesk(Staff staff, Participants participants, Journal journal) {
        this.staff = staff;
        this.participants = participants;
        this.journal = journal;
    }

    /**
     * Opens a person's page and journals it.
     *
     * @param page what was opened, one word, such as {@code particulars} or {@code track}
     * @throws NoSuchElementException if there is no such person enrolled in the officer's area
     */
    @Transactional
    public OpenedPerson open(UUID id, Purpose purpose, String page) {
        OpenedPerson opened = reach(id, purpose);
        journal.record(JournalEntry.of(opened.by().id().actor(), OPENED)
                .about(Subject.participant(id))
                .because(purpose.name())
                .with("page", page));
        return opened;
    }

    /** For a change, which journals itself: checks the area only. */
    OpenedPerson reach(UUID id, Purpose purpose) {
        Officer officer = staff.current();
        var participant = new ParticipantId(id);
        Participant person = participants.find(participant).orElseThrow(PersonDesk::nobody);
        Enrolment enrolment = participants.openEnrolment(participant).orElseThrow(PersonDesk::nobody);
        String area = areaOf(officer);
        if (area != null && !area.equals(enrolment.area())) {
            throw nobody();
        }
        return new OpenedPerson(person, enrolment, officer, purpose);
    }

    // The same answer for someone elsewhere as for nobody: an officer learns nothing about other areas.
    private static NoSuchElementException nobody() {
        return new NoSuchElementException("There is no such person enrolled in your area.");
    }

    /** The area an officer is held to; null for all. A supervisor sees every area. */
    static @Nullable String areaOf(Officer officer) {
        return officer.heldTo();
    }
}
