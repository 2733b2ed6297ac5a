@NullMarked
package org.rollcall.track;

import org.jspecify.annotations.NullMarked;
