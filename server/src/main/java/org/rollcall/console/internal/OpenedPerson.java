package org.rollcall.console.internal;

import java.util.UUID;
import org.rollcall.participant.Enrolment;
import org.rollcall.participant.Participant;
import org.rollcall.staff.Officer;
import org.rollcall.staff.Purpose;

/**
 * A person whose page an officer opened, and for what.
 *
 * @param enrolment the open one
 */
public record OpenedPerson(Participant person, Enrolment enrolment, Officer by, Purpose purpose) {
    /** The identifier in addresses. */
    public UUID id() {
        return person.id().value();
    }

    /** The address of the person's page or of something below it, with the purpose. */
    public String address(String below) {
        return "/console/participants/" + id() + below + "?purpose=" + purpose;
    }
}
