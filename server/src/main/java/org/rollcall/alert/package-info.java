/**
 * Keeps alerts and their dispositions. Calls everything below only to name what an alert is about. Tells officers at once when an alert opens or closes.
 */
@ApplicationModule(
        displayName = "Alert",
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
            "request"
        })
@NullMarked
package org.rollcall.alert;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
