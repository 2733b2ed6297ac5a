/**
 * Keeps the ways to check in: the call's dialogue, the app's check-in with and without a network, and the review queue. Calls identity, obligation, line and below. Tells when a person must look.
 */
@ApplicationModule(
        displayName = "Checkin",
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
            "hearing"
        })
@NullMarked
package org.rollcall.checkin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
