/**
 * Keeps the metric registry and published bulletins. Calls the views that lower modules publish. Tells nothing.
 */
@ApplicationModule(
        displayName = "Statistics",
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
            "alert"
        })
@NullMarked
package org.rollcall.statistics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
