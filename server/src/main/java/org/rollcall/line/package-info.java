/**
 * Keeps the telephone line: trunks, limits, incoming and outgoing calls. Calls participant and the library telephony. Tells when a call begins and ends, and when the line was down.
 */
@ApplicationModule(
        displayName = "Line",
        allowedDependencies = {"journal", "staff", "evidence", "participant"})
@NullMarked
package org.rollcall.line;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
