@NullMarked
package org.rollcall.track.codec;

import org.jspecify.annotations.NullMarked;
