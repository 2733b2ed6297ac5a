/**
 * The participants' app and the page that verifies a receipt. Calls every module below. Keeps nothing and tells nothing.
 */
@ApplicationModule(
        displayName = "Portal",
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
package org.rollcall.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
