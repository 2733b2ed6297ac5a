/** Tests of the line, and baresip as a telephone for other modules' tests. */
@NullMarked
package org.rollcall.telephony;

import org.jspecify.annotations.NullMarked;
