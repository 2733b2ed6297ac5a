/**
 * Keeps voiceprints and faceprints, encrypted, and every comparison. Calls participant, evidence and the libraries voice and face. Tells when a template is issued or revoked.
 */
@ApplicationModule(
        displayName = "Identity",
        allowedDependencies = {"journal", "staff", "evidence", "participant"})
@NullMarked
package org.rollcall.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
