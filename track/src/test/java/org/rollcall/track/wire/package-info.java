@NullMarked
package org.rollcall.track.wire;

import org.jspecify.annotations.NullMarked;
