/** What the module {@code document} keeps to itself. */
@NullMarked
package org.rollcall.document.internal;

import org.jspecify.annotations.NullMarked;
