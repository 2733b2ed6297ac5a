/**
 * Keeps people, their sign-in, enrolments, conditions, consents, contacts and language. Calls journal, staff and evidence. Tells when someone is enrolled, when a condition is set or ends.
 */
@ApplicationModule(
        displayName = "Participant",
        allowedDependencies = {"journal", "staff", "evidence"})
@NullMarked
package org.rollcall.participant;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
