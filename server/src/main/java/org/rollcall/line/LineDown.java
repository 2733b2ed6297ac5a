package org.rollcall.line;

import java.time.Instant;

/**
 * The line cannot take calls, through no fault of any caller. It is told when that is noticed and again while it lasts,
 * each time for the stretch up to the next telling, so that the stretches add up to the outage.
 *
 * @param what why, in a plain sentence
 */
public record LineDown(Instant from, Instant until, String what) {}
