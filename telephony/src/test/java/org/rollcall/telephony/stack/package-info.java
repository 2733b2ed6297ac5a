/** Tests of what lies between the sockets and the SIP stack. */
@NullMarked
package org.rollcall.telephony.stack;

import org.jspecify.annotations.NullMarked;
