/**
 * Fixes, the wire protocols of trackers ({@code wire}) and zones ({@code zone}). Calls nothing of Rollcall. Keeps
 * nothing: bytes in, fixes out.
 */
@NullMarked
package org.rollcall.track;

import org.jspecify.annotations.NullMarked;
