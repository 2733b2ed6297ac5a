/** What the module {@code api} keeps to itself. */
@NullMarked
package org.rollcall.api.internal;

import org.jspecify.annotations.NullMarked;
