package org.rollcall.hearing;

import java.util.UUID;

/** Identifies a notice to report or to appear. */
public record NoticeId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
