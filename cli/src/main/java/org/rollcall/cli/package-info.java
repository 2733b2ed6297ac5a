/** The {@code rollcall} command over all of Rollcall. Calls the server, the simulator and the libraries. Keeps nothing. */
@NullMarked
package org.rollcall.cli;

import org.jspecify.annotations.NullMarked;
