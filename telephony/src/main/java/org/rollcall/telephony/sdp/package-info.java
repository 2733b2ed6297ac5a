/** Session descriptions (RFC 8866) as far as a telephone call needs them. Internal to the line. */
@NullMarked
package org.rollcall.telephony.sdp;

import org.jspecify.annotations.NullMarked;
