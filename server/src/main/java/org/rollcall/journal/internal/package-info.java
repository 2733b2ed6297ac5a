/** What the module {@code journal} keeps to itself. */
@NullMarked
package org.rollcall.journal.internal;

import org.jspecify.annotations.NullMarked;
