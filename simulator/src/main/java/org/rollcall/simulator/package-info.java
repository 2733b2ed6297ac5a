/** Synthetic participants with telephones, handsets and trackers, clearly marked as such. Calls the libraries and the server over its real interfaces only. Keeps nothing. */
@NullMarked
package org.rollcall.simulator;

import org.jspecify.annotations.NullMarked;
