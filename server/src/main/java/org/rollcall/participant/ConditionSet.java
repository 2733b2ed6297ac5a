package org.rollcall.participant;

/** A condition was set. */
public record ConditionSet(Condition condition) {}
