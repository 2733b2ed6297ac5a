package org.rollcall.identity;

import java.util.UUID;

/** Identifies a voiceprint or a faceprint. */
public record TemplateId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
