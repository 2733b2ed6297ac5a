package org.rollcall.obligation;

/** An obligation was fulfilled, in time or late. */
public record ObligationFulfilled(Obligation obligation) {}
