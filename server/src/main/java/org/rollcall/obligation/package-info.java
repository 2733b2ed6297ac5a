/**
 * Keeps obligations with their windows, attempts and outcomes, and outages. Calls participant and below. Tells of every attempt and every outcome.
 */
@ApplicationModule(
        displayName = "Obligation",
        allowedDependencies = {"journal", "staff", "evidence", "participant"})
@NullMarked
package org.rollcall.obligation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
