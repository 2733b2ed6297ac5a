package org.rollcall.obligation;

/** A window closed without an attempt. A person must look; nothing else follows. */
public record ObligationMissed(Obligation obligation) {}
