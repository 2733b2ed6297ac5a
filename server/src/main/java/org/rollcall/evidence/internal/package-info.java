/** What the module {@code evidence} keeps to itself. */
@NullMarked
package org.rollcall.evidence.internal;

import org.jspecify.annotations.NullMarked;
