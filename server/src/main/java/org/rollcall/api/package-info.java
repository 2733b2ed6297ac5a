/**
 * The REST interface for the agency's other systems. Calls every module below. Keeps nothing and tells nothing.
 */
@ApplicationModule(
        displayName = "API",
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
            "checkin",
            "message",
            "request",
            "alert",
            "statistics"
        })
@NullMarked
package org.rollcall.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
