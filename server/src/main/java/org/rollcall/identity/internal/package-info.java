/** What the module {@code identity} keeps to itself. */
@NullMarked
package org.rollcall.identity.internal;

import org.jspecify.annotations.NullMarked;
