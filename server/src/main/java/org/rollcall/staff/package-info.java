/**
 * Keeps officers, their roles, their sign-in and the closed list of purposes of access. Calls the journal. Tells when an officer is appointed or leaves.
 */
@ApplicationModule(
        displayName = "Staff",
        allowedDependencies = {"journal"})
@NullMarked
package org.rollcall.staff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
