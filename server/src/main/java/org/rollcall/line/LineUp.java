package org.rollcall.line;

import java.time.Instant;

/** The line takes calls again, or for the first time. */
public record LineUp(Instant at) {}
