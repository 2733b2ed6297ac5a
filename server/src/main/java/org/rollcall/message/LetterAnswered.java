package org.rollcall.message;

import org.rollcall.staff.OfficerId;

/**
 * An officer wrote to a participant, and nothing that the participant wrote is unread.
 *
 * @param by who of the staff wrote it
 */
public record LetterAnswered(Letter letter, OfficerId by) {}
