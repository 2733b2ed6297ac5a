/**
 * Keeps what participants ask for (an excuse, help, a correction of what is kept about them), by when a person answers, and the answer. Calls obligation and below. Tells of every request and every answer.
 */
@ApplicationModule(
        displayName = "Request",
        allowedDependencies = {"journal", "staff", "participant", "obligation"})
@NullMarked
package org.rollcall.request;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
