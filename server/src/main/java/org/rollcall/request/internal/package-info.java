/** What the module {@code request} keeps to itself. */
@NullMarked
package org.rollcall.request.internal;

import org.jspecify.annotations.NullMarked;
