/** Photograph in, faceprint, quality, liveness and score out. Calls nothing of Rollcall. Says how sure it is and never decides about a person. */
@NullMarked
package org.rollcall.face;

import org.jspecify.annotations.NullMarked;
