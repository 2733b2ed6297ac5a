package org.rollcall.participant;

/** The way a condition is supervised. */
public enum Technology {
    NONE,
    VOICE,
    APP,
    GPS
}
