package org.rollcall.alert;

/** An alert has its disposition. */
public record AlertClosed(Alert alert) {}
