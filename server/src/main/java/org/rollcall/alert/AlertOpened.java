package org.rollcall.alert;

/** An alert was opened. */
public record AlertOpened(Alert alert) {}
