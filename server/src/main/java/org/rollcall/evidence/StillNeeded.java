package org.rollcall.evidence;

import java.util.Set;
import java.util.UUID;

/** Says which pieces something still rests on: they stay, whatever their class says. Modules above give one as a bean. */
@FunctionalInterface
public interface StillNeeded {
    /** Those of these pieces that are needed. */
    Set<UUID> among(Set<UUID> pieces);
}
