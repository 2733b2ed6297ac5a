/**
 * Keeps messages to participants and what became of them, and reminds them by push or call. Calls checkin, participant and below. Tells when a message could not be delivered.
 */
@ApplicationModule(
        displayName = "Message",
        allowedDependencies = {
            "journal",
            "staff",
            "evidence",
            "participant",
            "obligation",
            "identity",
            "equipment",
            "line",
            "location",
            "hearing",
            "checkin"
        })
@NullMarked
package org.rollcall.message;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
