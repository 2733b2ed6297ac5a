/** The call's dialogue. */
@NullMarked
package org.rollcall.checkin.internal.telephone;

import org.jspecify.annotations.NullMarked;
