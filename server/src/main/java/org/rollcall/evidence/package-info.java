/**
 * Keeps recordings, pictures and documents, encrypted, with their retention class and holds. Calls the journal. Tells when evidence has left by its retention class.
 */
@ApplicationModule(
        displayName = "Evidence",
        allowedDependencies = {"journal"})
@NullMarked
package org.rollcall.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
