/** What the module {@code location} keeps to itself. */
@NullMarked
package org.rollcall.location.internal;

import org.jspecify.annotations.NullMarked;
