/** A SIP and RTP line: calls, digits, speech in and out. Calls sound. Knows neither participants nor outcomes. */
@NullMarked
package org.rollcall.telephony;

import org.jspecify.annotations.NullMarked;
