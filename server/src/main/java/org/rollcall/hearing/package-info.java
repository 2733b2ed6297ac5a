/**
 * Keeps hearings and notices and whether people appeared, with the source of each. Calls obligation and below. Tells of recorded appearances.
 */
@ApplicationModule(
        displayName = "Hearing",
        allowedDependencies = {
            "journal",
            "staff",
            "evidence",
            "participant",
            "obligation",
            "identity",
            "equipment",
            "line"
        })
@NullMarked
package org.rollcall.hearing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
