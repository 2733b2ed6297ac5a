/** What the module {@code statistics} keeps to itself. */
@NullMarked
package org.rollcall.statistics.internal;

import org.jspecify.annotations.NullMarked;
