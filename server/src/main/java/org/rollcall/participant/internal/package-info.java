/** What the module {@code participant} keeps to itself. */
@NullMarked
package org.rollcall.participant.internal;

import org.jspecify.annotations.NullMarked;
