@NullMarked
package org.rollcall.track.stay;

import org.jspecify.annotations.NullMarked;
