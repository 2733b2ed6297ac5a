/** Media of a call: RTP packets, their pacing and order, keyed digits. Internal to the line; other modules use org.rollcall.telephony. */
@NullMarked
package org.rollcall.telephony.rtp;

import org.jspecify.annotations.NullMarked;
