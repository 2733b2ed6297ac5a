package org.rollcall.request;

/** A participant asked for something. */
public record RequestMade(Request request) {}
