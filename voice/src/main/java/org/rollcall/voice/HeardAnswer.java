package org.rollcall.voice;

import org.jspecify.annotations.Nullable;
import org.rollcall.sound.Sound;

/**
 * An answer made ready to be scored.
 *
 * @param path where its digits are, or null where its words are not known
 */
record HeardAnswer(Sound sound, Speech speech, Alignment.@Nullable Path path) {}
