package org.rollcall.staff;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollcall.journal.Actor;

/** The staff's door. */
public interface Staff {
    /** The officer signed in on this thread's request, or empty. */
    Optional<Officer> signedIn();

    /** The officer signed in on this thread's request. @throws org.springframework.security.access.AccessDeniedException if nobody is */
    Officer current();

    /** The officer, in service or not. */
    Optional<Officer> find(OfficerId id);

    /**
     * Appoints an officer with a password (at least 12 characters).
     *
     * @throws IllegalArgumentException with a plain sentence if the sign-in is taken or the password too short
     */
    Officer appoint(Actor by, String signIn, String name, String password, Set<Role> roles, @Nullable String area);

    /** Everyone in service, by name; integrations are not among them. */
    List<Officer> inService();

    /** Ends someone's service now. @throws IllegalArgumentException if it is oneself or the last administrator */
    void end(Actor by, OfficerId officer);
}
