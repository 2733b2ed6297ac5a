/** What the module {@code alert} keeps to itself. */
@NullMarked
package org.rollcall.alert.internal;

import org.jspecify.annotations.NullMarked;
