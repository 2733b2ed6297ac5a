/**
 * Keeps fixes, movement history and zones, and runs the tracker gateway. Calls equipment, obligation and the library track. Tells of zone crossings and tracker states.
 */
@ApplicationModule(
        displayName = "Location",
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
package org.rollcall.location;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
