/**
 * The officers' pages. Calls every module below. Keeps nothing and tells nothing.
 */
@ApplicationModule(
        displayName = "Console",
        allowedDependencies = {
            "journal",
            "staff",
            "evidence",
            "participant",
            "document",
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
package org.rollcall.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
