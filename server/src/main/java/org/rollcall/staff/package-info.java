/**
 * Keeps officers, their roles, their sign-in and the closed list of purposes of access. Calls the journal, and evidence for the file of its key. Tells when an officer is appointed or leaves.
 */
@ApplicationModule(
        displayName = "Staff",
        allowedDependencies = {"journal", "evidence"})
@NullMarked
package org.rollcall.staff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
