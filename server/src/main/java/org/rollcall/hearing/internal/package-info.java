/** What the module {@code hearing} keeps to itself. */
@NullMarked
package org.rollcall.hearing.internal;

import org.jspecify.annotations.NullMarked;
