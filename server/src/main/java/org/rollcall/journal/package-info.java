/**
 * Keeps who did or saw what, when and why, and the seals over it. Calls nothing. Tells nobody; it is read.
 */
@ApplicationModule(
        displayName = "Journal",
        allowedDependencies = {})
@NullMarked
package org.rollcall.journal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
