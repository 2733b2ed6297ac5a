/** What the module {@code equipment} keeps to itself. */
@NullMarked
package org.rollcall.equipment.internal;

import org.jspecify.annotations.NullMarked;
