package org.rollcall.obligation.internal;

import java.time.Instant;
import org.rollcall.obligation.Finding;

/** What the rules look at in an attempt. */
record Try(Instant at, Finding finding) {}
