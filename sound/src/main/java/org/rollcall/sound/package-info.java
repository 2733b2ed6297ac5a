/** Sound as samples: WAV, FLAC and G.711 in and out, resampling and levels. Calls nothing of Rollcall. Knows no telephone and no speaker. */
@NullMarked
package org.rollcall.sound;

import org.jspecify.annotations.NullMarked;
