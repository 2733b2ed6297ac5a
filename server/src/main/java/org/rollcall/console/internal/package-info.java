/** What the module {@code console} keeps to itself. */
@NullMarked
package org.rollcall.console.internal;

import org.jspecify.annotations.NullMarked;
