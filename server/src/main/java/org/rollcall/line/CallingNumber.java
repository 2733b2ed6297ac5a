package org.rollcall.line;

import org.jspecify.annotations.Nullable;
import org.rollcall.participant.TelephoneNumber;

/**
 * The number a call comes from, as far as it can be believed.
 *
 * @param number null where it is withheld, unreadable or not vouched for
 * @param asserted whether the trunk vouches for it (P-Asserted-Identity); otherwise it is what the caller's side wrote
 */
public record CallingNumber(@Nullable TelephoneNumber number, boolean asserted) {}
