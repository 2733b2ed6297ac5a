/**
 * Zones and whether a tracker is inside them. A crossing is only said on evidence: one doubtful fix accuses nobody. Pure:
 * the state of a judgement is a value that goes in and comes out.
 */
@NullMarked
package org.rollcall.track.zone;

import org.jspecify.annotations.NullMarked;
