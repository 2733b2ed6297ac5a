/** What the module {@code message} keeps to itself. */
@NullMarked
package org.rollcall.message.internal;

import org.jspecify.annotations.NullMarked;
