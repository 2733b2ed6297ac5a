/** What the module {@code staff} keeps to itself. */
@NullMarked
package org.rollcall.staff.internal;

import org.jspecify.annotations.NullMarked;
