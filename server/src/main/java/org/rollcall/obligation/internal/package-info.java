/** What the module {@code obligation} keeps to itself. */
@NullMarked
package org.rollcall.obligation.internal;

import org.jspecify.annotations.NullMarked;
