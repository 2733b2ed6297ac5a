/** The application's start: it composes the modules below it and holds no rule of its own. */
@NullMarked
package org.rollcall;

import org.jspecify.annotations.NullMarked;
