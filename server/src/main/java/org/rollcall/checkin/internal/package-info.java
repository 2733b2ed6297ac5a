/** What the module {@code checkin} keeps to itself. */
@NullMarked
package org.rollcall.checkin.internal;

import org.jspecify.annotations.NullMarked;
