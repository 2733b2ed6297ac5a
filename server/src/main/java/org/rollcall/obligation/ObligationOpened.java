package org.rollcall.obligation;

/** A window is on the list. */
public record ObligationOpened(Obligation obligation) {}
