/** Speech in, voiceprint and score out. Calls sound. Says how sure it is and never decides about a person. */
@NullMarked
package org.rollcall.voice;

import org.jspecify.annotations.NullMarked;
