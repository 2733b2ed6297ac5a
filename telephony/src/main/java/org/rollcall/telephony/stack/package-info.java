/** The JAIN-SIP stack as the line uses it: its sockets, parser and silence. Internal to the line. */
@NullMarked
package org.rollcall.telephony.stack;

import org.jspecify.annotations.NullMarked;
