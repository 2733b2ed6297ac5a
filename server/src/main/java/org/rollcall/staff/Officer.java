package org.rollcall.staff;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A member of staff.
 *
 * @param area the area of responsibility (AOR), or null for all
 */
public record Officer(
        OfficerId id,
        String signIn,
        String name,
        Set<Role> roles,
        @Nullable String area) {
    public Officer {
        roles = Set.copyOf(roles);
    }

    /** The one area whose people this officer may reach; null for every area, which is a supervisor's. */
    public @Nullable String heldTo() {
        return roles.contains(Role.SUPERVISOR) ? null : area;
    }
}
