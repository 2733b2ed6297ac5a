package org.rollcall.obligation;

/** A window closed on attempts that a machine could not settle. A person decides. */
public record ObligationNeedsReview(Obligation obligation) {}
