/** What the module {@code line} keeps to itself. */
@NullMarked
package org.rollcall.line.internal;

import org.jspecify.annotations.NullMarked;
