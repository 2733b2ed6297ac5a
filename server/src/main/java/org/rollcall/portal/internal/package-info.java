/** What the module {@code portal} keeps to itself. */
@NullMarked
package org.rollcall.portal.internal;

import org.jspecify.annotations.NullMarked;
