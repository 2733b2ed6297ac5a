/** Where a track stood still and how it went on from there. Knows places by their coordinates only, never by a name. */
@NullMarked
package org.rollcall.track.stay;

import org.jspecify.annotations.NullMarked;
