package org.rollcall.message;

/** A participant wrote to their officers. */
public record LetterReceived(Letter letter) {}
