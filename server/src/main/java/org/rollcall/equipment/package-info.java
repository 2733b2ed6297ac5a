/**
 * Keeps trackers and handsets: stock, assignments, losses and costs. Calls participant and below. Tells when equipment is assigned or returned.
 */
@ApplicationModule(
        displayName = "Equipment",
        allowedDependencies = {"journal", "staff", "evidence", "participant"})
@NullMarked
package org.rollcall.equipment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
