/**
 * What trackers say on the wire and how they are answered. One small class for each protocol; decoding and answering are
 * apart, because an answer that means "stored" may only be sent after the fixes are durable.
 */
@NullMarked
package org.rollcall.track.wire;

import org.jspecify.annotations.NullMarked;
