package org.rollcall.message;

import org.rollcall.participant.Language;

/**
 * A message in words.
 *
 * @param language the one it is in: English where there is no text in the person's language yet
 * @param reviewed false while the text is a draft
 */
public record MessageText(String subject, String body, Language language, boolean reviewed) {}
