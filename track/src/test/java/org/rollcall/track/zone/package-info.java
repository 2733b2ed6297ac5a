@NullMarked
package org.rollcall.track.zone;

import org.jspecify.annotations.NullMarked;
