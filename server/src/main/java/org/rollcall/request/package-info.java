/**
 * Keeps what participants ask for (an excuse, help, a correction of what is kept about them, a change of address or number with its proof), by when a person answers, and the answer. Calls obligation and below. Tells of every request and every answer.
 */
@ApplicationModule(
        displayName = "Request",
        allowedDependencies = {"journal", "staff", "evidence", "participant", "document", "obligation"})
@NullMarked
package org.rollcall.request;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
