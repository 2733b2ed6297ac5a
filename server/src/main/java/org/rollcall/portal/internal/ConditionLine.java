package org.rollcall.portal.internal;

/** One condition, as the participant reads it. */
public record ConditionLine(String id, String technology, String authority, String reason, String review) {}
