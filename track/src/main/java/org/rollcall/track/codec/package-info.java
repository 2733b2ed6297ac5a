/** The track codec: many fixes of one tracker in few bytes, without losing any. */
@NullMarked
package org.rollcall.track.codec;

import org.jspecify.annotations.NullMarked;
