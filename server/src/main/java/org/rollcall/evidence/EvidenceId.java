package org.rollcall.evidence;

import java.util.UUID;

/** Identifies one recording, picture or document. */
public record EvidenceId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
