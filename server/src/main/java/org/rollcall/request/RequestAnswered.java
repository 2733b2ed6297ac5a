package org.rollcall.request;

/** A person answered a request. */
public record RequestAnswered(Request request) {}
